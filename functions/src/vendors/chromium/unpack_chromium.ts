import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { withFileLock } from '../../platform/with_file_lock.ts';

const packageSchema = z.object({ version: z.string() });

/** The package unpacks to TMPDIR, into names that it takes for finished as soon as they exist. */
const program = `
  const { default: chromium } = await import(process.argv[1]);
  await chromium.executablePath();
`;

/**
 * Path of the Chromium inside @sparticuz/chromium, unpacked into the temporary folder at first use. Many processes may
 * ask at once: one unpacks into a private folder and renames it when all of it is there; the others wait.
 *
 * @throws Error of one line when it cannot be unpacked, e.g. because the disk is full.
 */
export async function unpackChromium(): Promise<string> {
  const location = import.meta.resolve('@sparticuz/chromium');
  const manifest = await readFile(fileURLToPath(new URL('../package.json', location)), 'utf8');
  const folder = join(tmpdir(), `pochitto-chromium-${packageSchema.parse(JSON.parse(manifest)).version}`);
  const binary = join(folder, 'chromium');
  if (existsSync(binary)) return binary;
  await withFileLock(`${folder}.lock`, async () => {
    if (existsSync(binary)) return;
    const draft = await mkdtemp(`${folder}.`);
    try {
      await unpackInto(draft, location);
      // A cleaner of temporary files has removed parts of it.
      if (!existsSync(binary)) await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
    } catch (error) {
      if (!existsSync(binary)) throw error;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  });
  return binary;
}

/** In a process that starts no other: a child forked while the file is open for writing would keep it busy. */
function unpackInto(folder: string, location: string): Promise<void> {
  const env = { ...process.env, TMPDIR: folder, NODE_OPTIONS: '' };
  return new Promise((resolve, reject) => {
    const parameters = ['--input-type=module', '--eval', program, location];
    execFile(process.execPath, parameters, { env }, (error, _, stderr) => {
      const reason =
        stderr.split('\n').find((line) => line.includes('Error')) ?? error?.message.split('\n')[0];
      if (error) reject(new Error(`Chromium could not be unpacked: ${reason}`, { cause: error }));
      else resolve();
    });
  });
}
