import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { fileSize } from './artifact.ts';

const download = z.object({
  downloadPathRelativeToCacheDir: z.string(),
  binaryPathRelativeToCacheDir: z.string().optional(),
});

/** The relevant part of firebase-tools' own list of downloadable emulators, with versions in the file names. */
const downloads = z.object({ firestore: download, storage: download, pubsub: download });

export type Emulator = keyof z.infer<typeof downloads>;

/**
 * Returns the path of each emulator that firebase-tools has already downloaded, in the version it requires; it does
 * not use others.
 */
export async function firebaseCache(
  environment: NodeJS.ProcessEnv,
  home: string,
): Promise<Partial<Record<Emulator, string>>> {
  const folder = environment.FIREBASE_EMULATORS_PATH ?? join(home, '.cache/firebase/emulators');
  const list = createRequire(import.meta.url).resolve(
    'firebase-tools/lib/emulator/downloadableEmulatorInfo.json',
  );
  const known = downloads.parse(JSON.parse(await readFile(list, 'utf8')));
  const found: Partial<Record<Emulator, string>> = {};
  for (const emulator of downloads.keyof().options) {
    const { binaryPathRelativeToCacheDir, downloadPathRelativeToCacheDir } = known[emulator];
    const path = join(folder, binaryPathRelativeToCacheDir ?? downloadPathRelativeToCacheDir);
    if (await fileSize(path)) found[emulator] = path;
  }
  return found;
}
