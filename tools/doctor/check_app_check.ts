import { z } from 'zod';
import { type Diagnosis, expectThat, parsedAnswer, well, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

const siteKeySchema = z.object({ siteKey: z.string().optional() });

/** Whether App Check knows the site key that pages use; nothing to check while it is off. */
export async function checkAppCheck(
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
