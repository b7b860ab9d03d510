import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { ROOT } from '../stack/stack_info.ts';

const configSchema = z.object({
  firebase: z.object({ projectId: z.string(), storageBucket: z.string(), appId: z.string() }),
  emulators: z.null(),
  google: z.object({ clientId: z.string() }),
  region: z.string(),
  webOrigin: z.url({ protocol: /^https$/ }).transform((url) => url.replace(/\/$/, '')),
  appCheck: z.object({ siteKey: z.string() }).nullish(),
  aiAvailable: z.boolean().default(false),
  submissionAvailable: z.boolean().default(false),
});

const environmentSchema = z.object({
  WEB_ORIGIN: z.string().optional(),
  APP_CHECK: z.string().optional(),
  SUBMISSION_TERMS_READ: z.string().optional(),
  FIRESTORE_EXPORT_BUCKET: z.string().optional(),
});

const firebasercSchema = z.object({
  targets: z
    .record(z.string(), z.object({ storage: z.record(z.string(), z.array(z.string())).default({}) }))
    .default({}),
});

/** The deployment settings in this clone. */
export interface Settings {
  /** `web/public/config.json`. */
  readonly config: z.output<typeof configSchema>;
  /** `functions/.env`. */
  readonly environment: z.output<typeof environmentSchema>;
  /** Buckets of `.firebaserc`, by project and target. */
  readonly targets: z.output<typeof firebasercSchema>['targets'];
}

/** @throws Error that names the file, its problem and the step of docs/deploying.md. */
export function readSettings(root: string = ROOT): Settings {
  return {
    config: parseFile(root, 'web/public/config.json', 'step 3', (text) =>
      configSchema.parse(JSON.parse(text)),
    ),
    environment: parseFile(root, 'functions/.env', 'step 4', (text) =>
      environmentSchema.parse(parseEnv(text)),
    ),
    targets: parseFile(root, '.firebaserc', 'step 2', (text) => firebasercSchema.parse(JSON.parse(text)))
      .targets,
  };
}

function parseFile<Value>(root: string, file: string, step: string, parse: (text: string) => Value): Value {
  try {
    return parse(readFileSync(join(root, file), 'utf8'));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${file} cannot be read (${step}): ${why}`);
  }
}
