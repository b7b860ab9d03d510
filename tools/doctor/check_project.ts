import { z } from 'zod';
import { type Diagnosis, expectThat, parsedAnswer, well, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';

const projectSchema = z.object({ projectNumber: z.string().regex(/^\d+$/), lifecycleState: z.string() });
const billingSchema = z.object({ billingEnabled: z.boolean().default(false) });
const servicesSchema = z.object({
  services: z.array(z.object({ config: z.object({ name: z.string() }), state: z.string() })).default([]),
});
const secretVersionSchema = z.object({ state: z.string() });

/** APIs that the functions and their deployment use. */
const apis = [
  'artifactregistry',
  'cloudbuild',
  'cloudfunctions',
  'cloudscheduler',
  'cloudtasks',
  'eventarc',
  'firebaserules',
  'firebasestorage',
  'firestore',
  'iam',
  'iamcredentials',
  'identitytoolkit',
  'pubsub',
  'run',
  'secretmanager',
  'storage',
].map((name) => `${name}.googleapis.com`);

/** Each secret that functions are bound to, and the step that creates it. */
export const secretSteps = {
  IDENTITY_HASH_KEY: 4,
  LINE_CHANNEL_ID: 6,
  LINE_CHANNEL_SECRET: 6,
  STRIPE_SECRET_KEY: 7,
  STRIPE_WEBHOOK_SECRET: 7,
  OPENAI_API_KEY: 8,
  LINE_SESSION_KEYS: 9,
  LINE_MESSAGING_TOKEN: 10,
  SMTP_PASSWORD: 10,
} as const;

/**
 * The project's number.
 *
 * @throws Error if no such project is visible.
 */
export async function readProjectNumber(access: ProjectAccess): Promise<string> {
  const answer = await access.read('resourceManager', `/v1/projects/${access.projectId}`);
  return parsedAnswer(projectSchema, answer).projectNumber;
}

export async function checkBilling({ projectId, read }: ProjectAccess): Promise<Diagnosis[]> {
  const { billingEnabled } = parsedAnswer(
    billingSchema,
    await read('billing', `/v1/projects/${projectId}/billingInfo`),
  );
  const problem = 'The project has no billing account.';
  return [
    expectThat(billingEnabled, 'billing', problem, 'Choose the Blaze plan in the Firebase console (step 1).'),
  ];
}

export async function checkApis(access: ProjectAccess, projectNumber: string): Promise<Diagnosis[]> {
  const asked = new URLSearchParams(
    apis.map((api) => ['names', `projects/${projectNumber}/services/${api}`]),
  );
  const answer = await access.read(
    'serviceUsage',
    `/v1/projects/${projectNumber}/services:batchGet?${asked}`,
  );
  const { services } = parsedAnswer(servicesSchema, answer);
  return apis.map((api) => {
    const state = services.find(({ config }) => config.name === api)?.state ?? 'unknown';
    const fix = `Run: gcloud services enable ${api} --project ${access.projectId}`;
    return expectThat(state === 'ENABLED', `API ${api}`, `It is ${state.toLowerCase()}.`, fix);
  });
}

export async function checkSecrets({ projectId, read }: ProjectAccess): Promise<Diagnosis[]> {
  return Promise.all(
    Object.entries(secretSteps).map(async ([secret, step]) => {
      const name = `secret ${secret}`;
      const fix = `Run: npx firebase functions:secrets:set ${secret} --project ${projectId} (step ${step}).`;
      const answer = await read(
        'secretManager',
        `/v1/projects/${projectId}/secrets/${secret}/versions/latest`,
      );
      if (answer.status === 404) return wrong(name, 'It has no value.', fix);
      const { state } = parsedAnswer(secretVersionSchema, answer);
      return state === 'ENABLED'
        ? well(name)
        : wrong(name, `Its latest value is ${state.toLowerCase()}.`, fix);
    }),
  );
}

const payloadSchema = z.object({ payload: z.object({ data: z.base64() }) });

/** Returns the value of a secret; null if it has none. */
export async function readSecret(
  { projectId, read }: ProjectAccess,
  secret: keyof typeof secretSteps,
): Promise<string | null> {
  const path = `/v1/projects/${projectId}/secrets/${secret}/versions/latest:access`;
  const answer = await read('secretManager', path);
  if (answer.status === 404) return null;
  return Buffer.from(parsedAnswer(payloadSchema, answer).payload.data, 'base64').toString('utf8').trim();
}
