import { z } from 'zod';

const address = z.object({ host: z.string(), port: z.number().int() });

const googleUrl = 'https://accounts.google.com';

/** The operator of the service and shop, as the law requires. */
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
    /** Where the emulators listen; null when the real services are meant. */
    emulators: z
      .object({ auth: z.url(), firestore: address, storage: address, functions: address })
      .nullable(),
    /** Our OAuth client at Google, and where people sign in there, without a slash at the end. */
    google: z.object({ clientId: z.string().min(1), url: z.url().default(googleUrl) }),
    region: z.string(),
    /** The site key of reCAPTCHA Enterprise, where this deployment has App Check. */
    appCheck: z
      .object({ siteKey: z.string().min(1) })
      .nullable()
      .default(null),
    /** Whether sets can be drawn by AI here. */
    aiAvailable: z.boolean().default(false),
    /** Whether Pochitto hands sets in at Creators Market here; by hand it always goes. */
    submissionAvailable: z.boolean().default(false),
    /** Missing fields are shown to administrators on the legal pages. */
    operator: z.partialRecord(z.enum(operatorFields), z.string().trim().min(1)).default({}),
  })
  .refine(({ emulators, google }) => emulators !== null || google.url === googleUrl, {
    path: ['google', 'url'],
    error: 'A deployed page never sends people to a sandbox.',
  });

export type Config = z.infer<typeof configSchema>;
export type Operator = Config['operator'];

/** Reads what `/config.json` holds. Throws on what is missing, and deployed on an address of a sandbox. */
export function parseConfig(data: unknown): Config {
  return configSchema.parse(data);
}

/** What this deployment talks to, from `/config.json` beside the page. */
export async function readConfig(): Promise<Config> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`/config.json answered ${answer.status}.`);
  return parseConfig(await answer.json());
}
