import type { Engine } from '../domain/generate_queue.ts';
import { files, ids } from '../domain/paths.ts';
import { derivedName } from './derived_name.ts';

/** In which format an engine's pictures are kept. */
export const variantFormats = {
  embedded: { ending: 'jpg', contentType: 'image/jpeg' },
  openai: { ending: 'png', contentType: 'image/png' },
} as const satisfies Record<Engine, { ending: string; contentType: string }>;

interface Of {
  readonly userId: string;
  readonly conversionId: string;
}

/** Where the normalised original of a conversion lies. */
export function originalPath({ userId, conversionId }: Of): string {
  return files.studioPicture(userId, derivedName('jpg', 'studio original', conversionId));
}

/** Where a variant and its thumbnail lie. `number` counts from 1. */
export function variantPaths({ userId, conversionId }: Of, engine: Engine, number: number) {
  const { ending } = variantFormats[engine];
  return {
    imagePath: files.studioPicture(userId, derivedName(ending, 'studio variant', conversionId, `${number}`)),
    thumbnailPath: files.studioThumbnail(userId, ids.generatedImage(conversionId, number)),
  };
}
