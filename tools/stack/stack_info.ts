import { dirname } from 'node:path';
import { z } from 'zod';

const Address = z.string().regex(/^127\.0\.0\.1:\d+$/);
const LoopbackUrl = z.string().regex(/^http:\/\/127\.0\.0\.1:\d+/);

/** URLs and ports of a running stack, as written to `.pochitto/stack.json`. */
export const StackInfo = z.object({
  projectId: z.string(),
  portBase: z.number().int(),
  /** The page to open; null when the stack runs without the web. */
  webUrl: LoopbackUrl.nullable(),
  /**
   * `host:port` by name. `functions`, `tasks` and `eventarc` are missing in a stack without functions, `pubsub`
   * without schedules.
   */
  emulators: z.object({
    auth: Address,
    firestore: Address,
    storage: Address,
    hub: Address,
    functions: Address.optional(),
    tasks: Address.optional(),
    pubsub: Address.optional(),
    eventarc: Address.optional(),
    hosting: Address.optional(),
  }),
  /** Base URLs of the sandboxes by name, such as `stripe`. */
  sandboxes: z.record(z.string(), LoopbackUrl),
  /** Callables are at `<functionsUrl>/<name>`; null in a stack without functions. */
  functionsUrl: LoopbackUrl.nullable(),
  storageBucket: z.string(),
});
export type StackInfo = z.infer<typeof StackInfo>;

/** The project's folder. */
export const ROOT = dirname(dirname(import.meta.dirname));

/** Points the Admin SDK of this process at a stack's emulators. It reads this when an app is initialized. */
export function aimAtEmulators({ emulators }: Pick<StackInfo, 'emulators'>): void {
  process.env.FIREBASE_AUTH_EMULATOR_HOST = emulators.auth;
  process.env.FIRESTORE_EMULATOR_HOST = emulators.firestore;
  process.env.FIREBASE_STORAGE_EMULATOR_HOST = emulators.storage;
  process.env.STORAGE_EMULATOR_HOST = `http://${emulators.storage}`;
  // Keeps the Google libraries from looking for a metadata server.
  process.env.METADATA_SERVER_DETECTION = 'none';
}

/** Our web app at the emulators. */
export const webAppId = '1:1:web:demo';

/** An App Check token that the functions emulator accepts, since it verifies none. */
export const emulatorAppCheckToken = [{ alg: 'none' }, { sub: webAppId }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('')
  .join('.');
