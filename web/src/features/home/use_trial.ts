import type { Refusal } from '@pochitto/functions/domain/api';
import { trialPhotoBytes } from '@pochitto/functions/domain/studio/photo_limits';
import { useEffect } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { Refused, refusalOf } from '../../lib/firebase/refused.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';
import { shrinkPhoto } from '../../lib/photo/shrink_photo.ts';
import { useLoad } from '../../lib/requests.ts';

/** The cut-out of a photo that is tried without an account. */
export type TrialCutOut =
  | { readonly state: 'cutting' }
  | { readonly state: 'ready'; readonly file: Blob }
  /** This browser can't make it small enough to send. */
  | { readonly state: 'too_large' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** Asks for the cut-out of `photo`, and again by itself when the network is back; `again` asks once more. */
export function useTrial(photo: Blob): { readonly cutOut: TrialCutOut; readonly again: () => void } {
  const { again, ...asked } = useLoad(() => cutOutOf(photo), [photo]);
  const refusal = asked.state === 'failed' ? refusalOf(asked.error) : null;
  const isUnreachable = refusal?.code === 'unavailable';
  useEffect(() => {
    if (!isUnreachable) return;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isUnreachable, again]);
  if (refusal) return { cutOut: { state: 'refused', refusal }, again };
  if (asked.state !== 'ready') return { cutOut: { state: 'cutting' }, again };
  return { cutOut: asked.value ? { state: 'ready', file: asked.value } : { state: 'too_large' }, again };
}

/** null where the photo is too large to send. */
async function cutOutOf(photo: Blob): Promise<Blob | null> {
  const kind = await requirePhoto(photo);
  const small = await shrinkPhoto(photo, kind);
  if (small.size > trialPhotoBytes) return null;
  if (!navigator.onLine) throw new Refused({ code: 'unavailable', path: [] });
  const { cutOut } = await call('tryPhoto', { photo: base64(new Uint8Array(await small.arrayBuffer())) });
  const bytes = Uint8Array.from(atob(cutOut), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // In parts: a call takes only so many parameters.
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}
