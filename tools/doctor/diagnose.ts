import { checkAppCheck } from './check_app_check.ts';
import { checkFirestore } from './check_firestore.ts';
import { checkApis, checkBilling, checkSecrets, readProjectNumber } from './check_project.ts';
import { checkRoles } from './check_roles.ts';
import { checkSettings } from './check_settings.ts';
import { checkSignIn } from './check_sign_in.ts';
import { checkStorage } from './check_storage.ts';
import { checkStripe } from './check_stripe.ts';
import { type Diagnosis, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

/** Everything that docs/deploying.md asks of a project and that can be seen from outside. It changes nothing. */
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
