import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { ROOT } from '../stack/stack_info.ts';

export interface Rehearsal {
  readonly files: number;
  /** Size of the upload, compressed. */
  readonly bytes: number;
  /** Names of the functions in the upload, sorted. */
  readonly functions: readonly string[];
}

const configSchema = z.object({
  functions: z.tuple([z.object({ source: z.string(), ignore: z.array(z.string()) })]),
});
const packedSchema = z.object({ pathToSource: z.string() });
const packerSchema = z.object({
  prepareFunctionsUpload: z.custom<(folder: string, config: object) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});
/** The manifest that Cloud Build requests. */
const manifestSchema = z.object({ endpoints: z.record(z.string(), z.unknown()) });

const run = promisify(execFile);

/**
 * Packs what a deployment would upload, installs it in an empty folder, and reads its functions like Cloud Build. The
 * functions must be built.
 *
 * @param install makes the dependencies of the folder's `package.json` available in it.
 * @throws Error with the output of npm or of the functions if one of these steps fails.
 */
export async function rehearseDeployment(
  projectId: string,
  install: (folder: string) => Promise<unknown> = installProduction,
): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'pochitto-deploy-'));
  try {
    const upload = await packFunctions();
    const files = unzipSync(upload);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await install(folder);
    return {
      files: Object.keys(files).length,
      bytes: upload.byteLength,
      functions: await discover(folder, projectId),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const npmOptions = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

const installProduction = (folder: string) => run('npm', ['install', ...npmOptions], { cwd: folder });

/** The ZIP, packed by firebase-tools with the rules of firebase.json. */
async function packFunctions(): Promise<Uint8Array> {
  const { functions } = configSchema.parse(JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')));
  const [{ source, ignore }] = functions;
  const require = createRequire(import.meta.url);
  const packer = packerSchema.parse(require('firebase-tools/lib/deploy/functions/prepareFunctionsUpload'));
  const { pathToSource } = packedSchema.parse(
    await packer.prepareFunctionsUpload(join(ROOT, source), { ignore: [...ignore] }),
  );
  try {
    return readFileSync(pathToSource);
  } finally {
    rmSync(pathToSource);
  }
}

async function discover(folder: string, projectId: string): Promise<string[]> {
  const output = join(folder, 'functions.yaml');
  const program = join(folder, 'node_modules', 'firebase-functions', 'lib', 'bin', 'firebase-functions.js');
  await run(process.execPath, [program, folder], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      GCLOUD_PROJECT: projectId,
      FIREBASE_CONFIG: JSON.stringify({ projectId, storageBucket: `${projectId}.firebasestorage.app` }),
      FUNCTIONS_MANIFEST_OUTPUT_PATH: output,
    },
  });
  return Object.keys(manifestSchema.parse(JSON.parse(readFileSync(output, 'utf8'))).endpoints).sort();
}
