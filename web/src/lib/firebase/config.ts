import { z } from 'zod';

const address = z.object({ host: z.string(), port: z.number().int() });

const googleUrl = 'https://accounts.google.com';

/** Details of the operator of service and shop, as the law requires. */
export const operatorFields = ['name', 'representative', 'address', 'phone', 'email', 'hours'] as const;
export type OperatorField = (typeof operatorFields)[number];

const configSchema = z
  .object({
    firebase: z.object({
      apiKey: z.string(),
      authDomain: z.string(),
      projectId: z.string(),
      storageBucket: z.string(),
      appId: z.string(),
    }),
    /** Addresses of the emulators; null = the real services. */
    emulators: z
      .object({ auth: z.url(), firestore: address, storage: address, functions: address })
      .nullable(),
    /** Our OAuth client at Google, and Google's sign-in page, without a trailing slash. */
    google: z.object({ clientId: z.string().min(1), url: z.url().default(googleUrl) }),
    region: z.string(),
    /** If this deployment uses App Check: the site key of reCAPTCHA Enterprise, or what the emulators accept. */
    appCheck: z
      .union([
        z.strictObject({ siteKey: z.string().min(1) }),
        z.strictObject({ emulatorToken: z.string().min(1) }),
      ])
      .nullable()
      .default(null),
    /** Whether this deployment can draw sets with AI. */
    aiAvailable: z.boolean().default(false),
    /** Whether this deployment can submit sets to Creators Market. Submitting by hand is always possible. */
    submissionAvailable: z.boolean().default(false),
    /** Administrators see missing fields on the legal pages. */
    operator: z.partialRecord(z.enum(operatorFields), z.string().trim().min(1)).default({}),
  })
  .refine(({ emulators, google }) => emulators !== null || google.url === googleUrl, {
    path: ['google', 'url'],
    error: 'A deployed page never sends people to a sandbox.',
  })
  .refine(({ emulators, appCheck }) => emulators !== null || !appCheck || 'siteKey' in appCheck, {
    path: ['appCheck', 'siteKey'],
    error: 'A deployed page gets its tokens from App Check.',
  });

export type Config = z.infer<typeof configSchema>;
export type Operator = Config['operator'];

/** Parses `/config.json`. Throws on missing fields, and on sandbox addresses in a deployed build. */
export function parseConfig(data: unknown): Config {
  return configSchema.parse(data);
}

/** Reads the configuration of this deployment from `/config.json`. */
export async function readConfig(): Promise<Config> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`/config.json answered ${answer.status}.`);
  return parseConfig(await answer.json());
}
