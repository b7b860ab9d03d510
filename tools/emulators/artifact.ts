import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What one made file depends on, and how its bytes are made. */
export interface Recipe {
  name: string;
  /** Everything the bytes depend on; any change makes a new file beside the old one. */
  inputs: readonly string[];
  make: () => Promise<Uint8Array>;
}

/**
 * Path of the made file, `<folder>/<hash of its inputs>/<name>`, making it only when it is absent.
 * Two runs at once both make it; each renames a whole file into place, so neither sees half a file.
 */
export async function artifact(folder: string, recipe: Recipe): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(recipe.inputs)).digest('hex').slice(0, 16);
  const path = join(folder, hash, recipe.name);
  if (await fileSize(path)) return path;
  const bytes = await recipe.make();
  const draft = `${path}.${randomUUID()}`;
  await mkdir(join(folder, hash), { recursive: true });
  await writeFile(draft, bytes);
  await chmod(draft, 0o755);
  await rename(draft, path);
  return path;
}

/** Size of a file in bytes, or undefined where there is none. */
export async function fileSize(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}
