import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { photoLimits, trialPhotoBytes } from '@pochitto/functions/domain/studio/photo_limits';
import { call } from '../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../lib/firebase/call_error.ts';
import { type PhotoKind, requirePhoto } from '../../lib/photo/read_photo.ts';
import { useRetriedLoad } from '../../lib/retried_load.ts';

/** The cut-out of a photo that is tried without an account. */
export type TrialCutOut =
  | { readonly state: 'cutting'; readonly isRetrying: boolean }
  | { readonly state: 'offline' }
  | { readonly state: 'ready'; readonly file: Blob }
  /** This browser cannot make it small enough to send. */
  | { readonly state: 'too_large' }
  | { readonly state: 'failed'; readonly error: ErrorDetails };

/** Requests the cut-out of `photo`, and retries while the server cannot be reached; `again` retries at once. */
export function useTrial(photo: Blob): { readonly cutOut: TrialCutOut; readonly again: () => void } {
  const { again, wait, ...asked } = useRetriedLoad(() => cutOutOf(photo), [photo]);
  if (asked.state === 'failed') {
    return { cutOut: { state: 'failed', error: errorDetailsOf(asked.error) }, again };
  }
  if (wait === 'offline') return { cutOut: { state: 'offline' }, again };
  if (asked.state === 'loading')
    return { cutOut: { state: 'cutting', isRetrying: wait === 'retrying' }, again };
  return { cutOut: asked.value ? { state: 'ready', file: asked.value } : { state: 'too_large' }, again };
}

/** Returns null if the photo is too large to send. */
async function cutOutOf(photo: Blob): Promise<Blob | null> {
  const kind = await requirePhoto(photo);
  const small = await shrinkPhoto(photo, kind);
  if (small.size > trialPhotoBytes) return null;
  const { cutOut } = await call('tryPhoto', { photo: base64(new Uint8Array(await small.arrayBuffer())) });
  const bytes = Uint8Array.from(atob(cutOut), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // In chunks: a call accepts a limited number of arguments.
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}

/**
 * Scales the photo down to the engine's working size, upright and without metadata; returns the file itself if this
 * browser cannot decode it (HEIC). Transparency is kept.
 */
async function shrinkPhoto(photo: Blob, kind: PhotoKind): Promise<Blob> {
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
