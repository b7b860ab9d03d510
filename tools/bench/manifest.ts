import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { buildFunctions } from '../build/build_functions.ts';
import type { Bench } from './run_benches.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = join(root, 'functions', 'lib', 'index.js');
const rounds = 9;

/** The baseline for the manifest: the parts of the two SDKs that it uses, without our code. */
const bare = [
  'firebase-functions/v2',
  'firebase-functions/v2/https',
  'firebase-functions/v2/firestore',
  'firebase-functions/v2/storage',
  'firebase-functions/v2/tasks',
  'firebase-functions/v2/scheduler',
  'firebase-admin/app',
  'firebase-admin/firestore',
  'firebase-admin/storage',
  'firebase-admin/functions',
];

/** CPU seconds of importing in a separate process; on a shared machine, wall time would be less exact. */
async function importing(modules: readonly string[]): Promise<number> {
  const program = `
    const before = process.cpuUsage();
    for (const name of ${JSON.stringify(modules)}) await import(name);
    const { user, system } = process.cpuUsage(before);
    console.log(user + system);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: join(root, 'functions'),
    stdio: ['ignore', 'pipe', 'inherit'],
    // What Cloud Functions sets before it loads the manifest.
    env: {
      ...process.env,
      GCLOUD_PROJECT: 'demo-bench',
      FIREBASE_CONFIG: JSON.stringify({ projectId: 'demo-bench', storageBucket: 'demo-bench.appspot.com' }),
    },
  });
  const output = await child.stdout
    .setEncoding('utf8')
    .reduce((text: string, part: string) => text + part, '');
  return z.coerce.number().positive().parse(output.trim()) / 1e6;
}

async function importOverBare(): Promise<number[]> {
  await buildFunctions();
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const ratio = (await importing([manifest])) / (await importing(bare));
    // The first pair fills the disk cache.
    if (round > 0) ratios.push(ratio);
  }
  return ratios;
}

export const benches: Bench[] = [
  { name: 'manifest.import_over_bare', unit: 'x', goal: 1.3, run: importOverBare },
];
