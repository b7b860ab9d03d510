import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withFileLock } from '../../functions/src/platform/with_file_lock.ts';
import { ROOT } from '../stack/stack_info.ts';

/**
 * Runs `build` unless its inputs are the same as in the last run. If two processes ask at the same time, one
 * builds.
 *
 * @param file where the hash of the inputs is stored; inside the output, so that it is deleted with it.
 * @param patterns globs relative to the project's folder.
 * @returns whether it was built.
 */
export async function buildIfChanged(
  file: string,
  patterns: readonly string[],
  build: () => Promise<void>,
): Promise<boolean> {
  const hash = hashOf(patterns);
  const stamp = join(ROOT, file);
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isBuilt()) return false;
  const lock = join(ROOT, '.pochitto', `build-${file.replaceAll('/', '-')}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  return withFileLock(lock, async () => {
    if (isBuilt()) return false;
    await build();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
    return true;
  });
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync(patterns, { cwd: ROOT }).sort()) {
    const file = join(ROOT, path);
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
