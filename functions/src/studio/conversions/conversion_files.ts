import { createHash } from 'node:crypto';
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

/** Path of a conversion's normalized original. */
export function originalPath({ userId, conversionId }: Of): string {
  return files.studioPicture(userId, derivedName('jpg', 'studio original', conversionId));
}

/** Paths of a variant and its thumbnail. `number` starts at 1. */
export function variantPaths({ userId, conversionId }: Of, engine: Engine, number: number) {
  const { ending } = variantFormats[engine];
  return {
    imagePath: files.studioPicture(userId, derivedName(ending, 'studio variant', conversionId, `${number}`)),
    thumbnailPath: files.studioThumbnail(userId, ids.generatedImage(conversionId, number)),
  };
}

/** A deterministic file name (a UUID with extension) for the given parts, so that storing twice stores one file. */
function derivedName(ending: string, ...parts: readonly [kind: string, ...rest: string[]]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  // Version 8: a custom UUID as defined in RFC 9562.
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ];
  return `${uuid.join('-')}.${ending}`;
}

/** A photo's bytes. The size is checked first, so a large file is never loaded. Throws `studio_photo_missing`, `photo_too_heavy`. */
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
