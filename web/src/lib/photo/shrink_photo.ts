import { photoLimits } from '@pochitto/functions/domain/studio/photo_limits';
import type { PhotoKind } from './read_photo.ts';

/**
 * The photo as small as the engine works on it, upright and without metadata; the file itself where this browser cannot
 * draw it (HEIC). What may be transparent stays so.
 */
export async function shrinkPhoto(photo: Blob, kind: PhotoKind): Promise<Blob> {
  const bitmap = await createImageBitmap(photo).catch(() => null);
  if (!bitmap) return photo;
  const scale = Math.min(1, photoLimits.normalisedSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return photo;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const type = kind.extension === 'jpg' || kind.extension === 'heic' ? 'image/jpeg' : 'image/png';
  return new Promise((resolve) => {
    canvas.toBlob((small) => resolve(small ?? photo), type, 0.92);
  });
}
