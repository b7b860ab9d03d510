import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { withFileLock } from '../../platform/with_file_lock.ts';

const packageSchema = z.object({ version: z.string() });

/** @sparticuz/chromium unpacks into TMPDIR and treats a file as complete as soon as its name exists. */
const program = `
  const { default: chromium } = await import(process.argv[1]);
  await chromium.executablePath();
`;

/**
 * Returns the path of the Chromium in @sparticuz/chromium, unpacked into the temporary folder on first use. Safe
 * for concurrent processes: one unpacks into a private folder and renames it when complete; the others wait.
 *
 * @throws Error with a one-line message if it cannot be unpacked, e.g. because the disk is full.
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
      // A cleaner of temporary files may have removed parts of an earlier copy.
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

/**
 * Unpacks in a process that starts no other process: a child forked while the file is open for writing would keep
 * the file busy.
 */
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
