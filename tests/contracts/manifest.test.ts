import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const manifest = fileURLToPath(new URL('../../functions/src/index.ts', import.meta.url));
/** The environment that Cloud Functions set before they load the manifest. */
const environment = {
  GCLOUD_PROJECT: 'demo-manifest',
  FIREBASE_CONFIG: JSON.stringify({ projectId: 'demo-manifest', storageBucket: 'demo-manifest.appspot.com' }),
};

const heavy = [
  'sharp',
  '@napi-rs/canvas',
  'onnxruntime-node',
  '@techstark',
  'heic-decode',
  'stripe',
  'exifr',
  'exifreader',
  'puppeteer-core',
  'nodemailer',
  '@line/bot-sdk',
  '@sparticuz',
];

/** Prints every module that importing the manifest loads, including CommonJS. */
const program = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
  await import(${JSON.stringify(manifest)});
  console.log(JSON.stringify(loaded));
`;

describe('manifest', () => {
  it('loads no heavy library when it is imported', { timeout: 60_000 }, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program],
      {
        maxBuffer: 1e8,
        env: { ...process.env, ...environment },
      },
    );
    const loaded = z.array(z.string()).parse(JSON.parse(stdout.trim()));
    const names = (wanted: string) => loaded.some((url) => url.includes(`/node_modules/${wanted}`));
    expect(names('firebase-functions')).toBe(true);
    expect(heavy.filter(names)).toEqual([]);
  });

  it('declares every callable of the contract, and no function twice', async () => {
    Object.assign(process.env, environment);
    const [{ api }, functions] = await Promise.all([
      import('@pochitto/functions/domain/api'),
      import('../../functions/src/index.ts'),
    ]);
    const names = Object.keys(functions);
    for (const name of Object.keys(api)) expect(names).toContain(name);
    expect(new Set(Object.values(functions)).size).toBe(names.length);
  });
});
