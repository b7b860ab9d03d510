import { imageLibrary } from '../photo/image_library.ts';
import { normalisePhoto } from '../photo/normalise_photo.ts';
import { studioSide } from './studio_photo.ts';

/** A photo as the studio keeps and shows it: JPEG, sRGB, upright, at most 1536 px a side, without any metadata. */
export interface StudioOriginal {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Reads a photo by its content, as a person uploaded it; see-through becomes white. Throws what `normalisePhoto` throws. */
export async function studioOriginal(photo: Uint8Array): Promise<StudioOriginal> {
  const { png, width, height } = await normalisePhoto(photo, studioSide);
  const sharp = await imageLibrary();
  const jpeg = await sharp(png)
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { bytes: new Uint8Array(jpeg), width, height };
}
