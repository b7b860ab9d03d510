import { storedFile } from '../../lib/firebase/storage.ts';

/**
 * Recently decoded pictures by path, so that changing the brightness needs no decoding. Only a few: each takes
 * megabytes.
 */
const kept = new Map<string, Promise<ImageData>>();
const mostKept = 8;

/** Returns the pixels of a stored picture. */
export function picturePixels(path: string): Promise<ImageData> {
  const known = kept.get(path);
  if (known) return known;
  const reading = read(path);
  kept.set(path, reading);
  reading.catch(() => kept.delete(path));
  const oldest = kept.keys().next();
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
  return reading;
}

async function read(path: string): Promise<ImageData> {
  return decoded(await storedFile(path));
}

/** Decodes a picture. */
export async function decoded(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws no pictures.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
