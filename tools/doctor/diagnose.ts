import { z } from 'zod';
import { checkFirestore } from './check_firestore.ts';
import { checkApis, checkBilling, checkSecrets, readProjectNumber } from './check_project.ts';
import { checkRoles } from './check_roles.ts';
import { checkSettings } from './check_settings.ts';
import { checkSignIn } from './check_sign_in.ts';
import { checkStorage } from './check_storage.ts';
import { checkStripe } from './check_stripe.ts';
import { type Diagnosis, expectThat, parsedAnswer, well, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

/**
 * Checks everything that docs/deploying.md requires of a project and that is visible from outside. Changes nothing.
 */
export async function diagnose(access: ProjectAccess, settings: Settings): Promise<Diagnosis[]> {
  let projectNumber: string;
  try {
    projectNumber = await readProjectNumber(access);
  } catch (error) {
    const fix = 'Check the name, and sign in as its owner: gcloud auth application-default login.';
    return [wrong(`project ${access.projectId}`, `It cannot be read. ${words(error)}`, fix)];
  }
  const checks: [name: string, check: () => Promise<Diagnosis[]>][] = [
    ['settings', async () => checkSettings(access.projectId, settings)],
    ['billing', () => checkBilling(access)],
    ['APIs', () => checkApis(access, projectNumber)],
    ['secrets', () => checkSecrets(access)],
    ['buckets', () => checkStorage(access, settings)],
    ['Firestore', () => checkFirestore(access, settings)],
    ['roles', () => checkRoles(access, projectNumber, settings)],
    ['sign-in', () => checkSignIn(access, settings)],
    ['Stripe', () => checkStripe(access, settings)],
    ['App Check', () => checkAppCheck(access, projectNumber, settings)],
  ];
  const diagnoses = await Promise.all(
    checks.map(([name, check]) =>
      check().catch((error: unknown) => [
        wrong(
          name,
          `It could not be checked. ${words(error)}`,
          'Enable its API or ask for the right to read it, then run this again.',
        ),
      ]),
    ),
  );
  return diagnoses.flat();
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

const siteKeySchema = z.object({ siteKey: z.string().optional() });

/** Checks whether App Check knows the site key that pages use; nothing to check while it is off. */
async function checkAppCheck(
  { read }: ProjectAccess,
  projectNumber: string,
  { config }: Settings,
): Promise<Diagnosis[]> {
  const name = 'App Check';
  if (!config.appCheck) return [well(name)];
  const { appId } = config.firebase;
  const path = `/v1/projects/${projectNumber}/apps/${appId}/recaptchaEnterpriseConfig`;
  const answer = await read('appCheck', path);
  const fix =
    'Register the web app with reCAPTCHA Enterprise under App Check in the Firebase console (step 4).';
  if (answer.status === 404) return [wrong(name, `The web app ${appId} is not registered.`, fix)];
  const { siteKey } = parsedAnswer(siteKeySchema, answer);
  const problem = `Its site key is ${siteKey ?? 'missing'}, and pages use ${config.appCheck.siteKey}.`;
  return [expectThat(siteKey === config.appCheck.siteKey, name, problem, fix)];
}
