import type { ErrorDetails } from '@pochitto/functions/domain/api';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { photoLimits } from '@pochitto/functions/domain/studio/photo_limits';
import { CallError } from '../firebase/call_error.ts';
import { useAttempt } from '../requests.ts';

/** A photo's format, determined from its content: file names and types on phones are often wrong. */
export interface PhotoKind {
  readonly contentType: (typeof photoLimits.contentTypes)[number];
  readonly extension: 'jpg' | 'png' | 'webp' | 'heic';
}

/** Value of the file input's `accept`. */
export const acceptedPhotos = [...photoLimits.contentTypes, '.heic', '.heif'].join(',');

export type PhotoReading =
  | { readonly ok: true; readonly kind: PhotoKind }
  | { readonly ok: false; readonly problem: ErrorCode };

/** Checks a file before upload; the server checks everything again. */
export async function readPhoto(file: Blob): Promise<PhotoReading> {
  if (file.size === 0) return { ok: false, problem: 'photo_empty' };
  const kind = photoKind(new Uint8Array(await file.slice(0, 32).arrayBuffer()));
  if (!kind) return { ok: false, problem: 'photo_not_an_image' };
  if (file.size > photoLimits.maxBytes) return { ok: false, problem: 'photo_too_heavy' };
  const size = await drawnSize(file);
  // Every browser decodes JPEG, PNG and WebP, so a failure means damage. Only Safari decodes HEIC.
  if (!size && kind.extension !== 'heic') return { ok: false, problem: 'photo_broken' };
  if (size && Math.min(size.width, size.height) < photoLimits.minSide) {
    return { ok: false, problem: 'photo_too_small' };
  }
  if (size && size.width * size.height > photoLimits.maxPixels) {
    return { ok: false, problem: 'photo_too_many_pixels' };
  }
  return { ok: true, kind };
}

/** Returns the kind of a photo that may be uploaded. Throws `CallError` with what is wrong with it. */
export async function requirePhoto(file: Blob): Promise<PhotoKind> {
  const reading = await readPhoto(file);
  if (!reading.ok) throw new CallError({ code: reading.problem, path: [] });
  return reading.kind;
}

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Detects the format from the first 32 bytes. */
export function photoKind(head: Uint8Array): PhotoKind | null {
  const text = String.fromCharCode(...head);
  if (text.startsWith('\xff\xd8\xff')) return { contentType: 'image/jpeg', extension: 'jpg' };
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return { contentType: 'image/png', extension: 'png' };
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') {
    return { contentType: 'image/webp', extension: 'webp' };
  }
  if (text.slice(4, 8) === 'ftyp') {
    // Some AVIF files also begin with `mif1`; they list `avif` among their compatible brands.
    const isAvif = text.slice(8).includes('avif');
    if (heicBrands.has(text.slice(8, 12)) && !isAvif) return { contentType: 'image/heic', extension: 'heic' };
  }
  return null;
}

/** Returns the decoded size in pixels, or null if this browser cannot decode it (HEIC outside Safari). */
function drawnSize(file: Blob): Promise<{ width: number; height: number } | null> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  return new Promise<{ width: number; height: number } | null>((resolve) => {
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => resolve(null);
    image.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}

/** Returns a function that reads a chosen file and passes it to `onPhoto` if it is a valid photo. */
export function usePhotoReading(onPhoto: (file: File, kind: PhotoKind) => Promise<void>) {
  const { attempt, isBusy, failure } = useAttempt(failureOf);
  const take = (file: File) => attempt(async () => onPhoto(file, await requirePhoto(file)));
  return { take, isReading: isBusy, error: failure };
}

/** An error that is no `CallError` means that the file disappeared between choosing and reading. */
function failureOf(error: unknown): ErrorDetails {
  return error instanceof CallError ? error.details : { code: 'photo_missing', path: [] };
}
