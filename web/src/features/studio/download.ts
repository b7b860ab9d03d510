import { saveFile } from '../../lib/copy_and_save.ts';
import { storedFile } from '../../lib/firebase/storage.ts';
import { adjusted } from './adjusted_picture.tsx';
import { decoded } from './picture_pixels.ts';

export interface Wanted {
  readonly imagePath: string;
  readonly imageName: string;
  readonly brightness: number;
}

/** Returns a variant's file as shown: the stored bytes, or the picture with its brightness, in the same format. */
export async function pictureFile({ imagePath, brightness }: Wanted): Promise<Blob> {
  const stored = await storedFile(imagePath);
  if (brightness === 0) return stored;
  const pixels = adjusted(await decoded(stored), brightness);
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.putImageData(pixels, 0, 0);
  return canvas.convertToBlob({ type: stored.type, quality: 0.95 });
}

export async function downloadPicture(wanted: Wanted): Promise<void> {
  saveFile(await pictureFile(wanted), wanted.imageName);
}

/** Downloads all pictures in one ZIP; duplicate names get a number. */
export async function downloadPictures(wanted: readonly Wanted[], zipName: string): Promise<void> {
  const { zipSync } = await import('fflate');
  const parts: Record<string, Uint8Array> = {};
  for (const each of wanted) {
    const file = await pictureFile(each);
    parts[freeName(each.imageName, parts)] = new Uint8Array(await file.arrayBuffer());
  }
  // Images are already compressed.
  const zip = new Uint8Array(zipSync(parts, { level: 0 }));
  saveFile(new Blob([zip], { type: 'application/zip' }), zipName);
}

function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 2; Object.hasOwn(taken, free); number++) free = `${stem}-${number}${ending}`;
  return free;
}
