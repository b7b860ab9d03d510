import type { StudioEffect, StudioName } from '../../domain/studio/studio_effect.ts';
import { studioVariants } from '../../domain/studio/studio_variants.ts';
import { imageLibrary } from '../photo/image_library.ts';
import { decontaminateEdges } from '../segment/decontaminate_edges.ts';
import type { Photo } from '../segment/refine_matte.ts';
import { segmentLayers } from '../segment/segment_photo.ts';
import { changeBackground } from './change_background.ts';
import { changeLight } from './change_light.ts';
import type { StudioLayers } from './find_layers.ts';
import { type HairStatistics, hairStatistics } from './hair_statistics.ts';
import { recolourHair } from './recolour_hair.ts';
import { studioPhoto } from './studio_photo.ts';

/** One finished picture: JPEG, sRGB, no metadata. `index` is 0-based within the conversion's variants. */
export interface DrawnVariant {
  index: number;
  label: StudioName;
  effect: StudioEffect;
  bytes: Uint8Array;
  contentType: 'image/jpeg';
  width: number;
  height: number;
}

/**
 * Draws the variants of a conversion one after the other; ending the iteration ends the work. `photo` is the output
 * of `normalisePhoto` or `studioOriginal`; `count` is 1..5; `wanted` selects variants by index, default all. Output
 * is deterministic.
 *
 * @throws PochittoError `studio_no_hair`, `photo_no_subject` or `photo_broken` before the first picture.
 */
export async function* drawVariants(
  photo: Uint8Array,
  effect: StudioEffect,
  count: number,
  wanted?: readonly number[],
): AsyncGenerator<DrawnVariant, void, undefined> {
  const source = await studioPhoto(photo);
  const layers = await layersFor(source, effect);
  const statistics = layers.hair ? hairStatistics(source, layers.hair) : null;
  for (const [index, variant] of studioVariants(effect, count).entries()) {
    if (wanted && !wanted.includes(index)) continue;
    const picture = { ...source, pixels: source.pixels.slice() };
    paint(picture, variant.effect, statistics, layers.subject);
    const bytes = await encode(picture);
    const { width, height } = source;
    yield { index, ...variant, bytes, contentType: 'image/jpeg', width, height };
  }
}

async function layersFor(photo: Photo, { hair, background }: StudioEffect): Promise<StudioLayers> {
  const wanted = { hair: hair !== null, subject: background !== 'keep' };
  return wanted.hair || wanted.subject ? segmentLayers(photo, wanted) : { hair: null, subject: null };
}

function paint(
  photo: Photo,
  effect: StudioEffect,
  statistics: HairStatistics | null,
  subject: Uint8Array | null,
): void {
  if (statistics && effect.hair) recolourHair(photo, statistics, effect.hair.tone, effect.hair.strength);
  if (subject) changeBackground(photo, subject, decontaminated(photo, subject), effect.background);
  changeLight(photo, effect.light);
}

/** The photo as RGBA, with the background's color removed from the subject's rim. */
function decontaminated(photo: Photo, subject: Uint8Array): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(subject.length * 4);
  for (let at = 0; at < subject.length; at++) {
    pixels[at * 4] = photo.pixels[at * 3];
    pixels[at * 4 + 1] = photo.pixels[at * 3 + 1];
    pixels[at * 4 + 2] = photo.pixels[at * 3 + 2];
    pixels[at * 4 + 3] = subject[at];
  }
  decontaminateEdges(pixels, photo.width, photo.height);
  return pixels;
}

async function encode({ pixels, width, height }: Photo): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  // Full chroma resolution: subsampling would show at the rim of dyed hair.
  return new Uint8Array(await picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer());
}
