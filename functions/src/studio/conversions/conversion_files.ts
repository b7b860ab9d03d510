import { v5 as uuidOf } from 'uuid';
import { PochittoError } from '../../domain/errors.ts';
import type { Engine } from '../../domain/generation/generate_queue.ts';
import { files, ids } from '../../domain/paths.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';

/** The format in which an engine's images are stored. */
export const variantFormats = {
  embedded: { ending: 'jpg', contentType: 'image/jpeg' },
  openai: { ending: 'png', contentType: 'image/png' },
} as const satisfies Record<Engine, { ending: string; contentType: string }>;

interface Of {
  readonly userId: string;
  readonly conversionId: string;
}

/** Returns the path of a conversion's normalized original. */
export function originalPath({ userId, conversionId }: Of): string {
  return files.studioPicture(userId, derivedName('jpg', 'studio original', conversionId));
}

/** Returns the paths of a variant and its thumbnail. `number` starts at 1. */
export function variantPaths({ userId, conversionId }: Of, engine: Engine, number: number) {
  const { ending } = variantFormats[engine];
  return {
    imagePath: files.studioPicture(userId, derivedName(ending, 'studio variant', conversionId, `${number}`)),
    thumbnailPath: files.studioThumbnail(userId, ids.generatedImage(conversionId, number)),
  };
}

/** Namespace of the studio's file names (RFC 9562, section 6.6). */
const fileNames = '5c3b3f0e-6f0b-4f6e-9d52-0a8f5f3c7c11';

/** Derives a deterministic file name (a UUID with extension) from the parts, so storing twice stores one file. */
function derivedName(ending: string, ...parts: readonly [kind: string, ...rest: string[]]): string {
  return `${uuidOf(parts.join('\n'), fileNames)}.${ending}`;
}

/**
 * Reads a photo's bytes. Checks the size first, so a large file is never loaded.
 *
 * @throws PochittoError `studio_photo_missing`, `photo_too_heavy`
 */
export async function readPhoto(context: Context, path: string): Promise<Uint8Array> {
  const file = context.bucket.file(path);
  const [exists] = await file.exists();
  if (!exists) throw new PochittoError('studio_photo_missing');
  const [metadata] = await file.getMetadata();
  if (Number(metadata.size) > photoLimits.maxBytes) throw new PochittoError('photo_too_heavy');
  const bytes = await download(context, path);
  if (!bytes) throw new PochittoError('studio_photo_missing');
  return bytes;
}
