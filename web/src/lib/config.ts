import { z } from 'zod';

const address = z.object({ host: z.string(), port: z.number().int() });

const configSchema = z.object({
  firebase: z.object({
    apiKey: z.string(),
    authDomain: z.string(),
    projectId: z.string(),
    storageBucket: z.string(),
    appId: z.string(),
  }),
  /** Where the emulators listen; null when the real services are meant. */
  emulators: z.object({ auth: z.url(), firestore: address, storage: address, functions: address }).nullable(),
  region: z.string(),
});

export type Config = z.infer<typeof configSchema>;

/** What this deployment talks to, from `/config.json` beside the page. */
export async function readConfig(): Promise<Config> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`/config.json answered ${answer.status}.`);
  return configSchema.parse(await answer.json());
}
