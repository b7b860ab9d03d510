import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Inputs of a generated file, and the function that generates its bytes. */
export interface Recipe {
  name: string;
  /** Everything the bytes depend on; any change creates a new file next to the old one. */
  inputs: readonly string[];
  make: () => Promise<Uint8Array>;
}

/**
 * Returns the path of the generated file, `<folder>/<hash of its inputs>/<name>`, and generates it only if it is
 * missing. Concurrent runs both generate it; each renames a complete file into place, so neither sees a partial
 * one.
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

/** Returns the size of a file in bytes, or undefined if it does not exist. */
export async function fileSize(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}
