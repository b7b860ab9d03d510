import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import type { Payment } from '@pochitto/functions/domain/stamps/stamp';
import type { Draft } from '../../lib/draft/draft.ts';
import { shownMessages } from '../../lib/draft/draft_messages.ts';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { errorCode, Refused } from '../../lib/firebase/refused.ts';
import { uploadPhoto } from '../../lib/firebase/storage.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';

/** Creates the set and uploads its photo. Called again after a failure, it continues with the same set. */
export async function startStamp(
  draft: Draft,
  photo: Blob,
  person: { readonly uid: string; readonly locale: Locale; readonly payWith: Payment },
  onProgress: (part: number) => void,
): Promise<string> {
  const kind = await requirePhoto(photo);
  if (draft.presetId === null) throw new Refused({ code: 'preset_unknown', path: ['presetId'] });
  await openProfile(person.uid, person.locale);
  const { stampId, uploadFolder } = await call('createStamp', {
    requestId: draft.requestId,
    count: draft.count,
    messages: shownMessages(draft).map(({ text }) => ({ text: tidyMessage(text) })),
    presetId: draft.presetId,
    engine: draft.engine,
    subject: draft.subject,
    drawnFace: draft.drawnFace,
    actor: draft.actor,
    payWith: person.payWith,
  });
  try {
    await uploadPhoto({ to: 'inbox', folder: uploadFolder }, photo, kind, onProgress);
  } catch (error) {
    // The set no longer accepts a photo: an earlier upload succeeded, although its response was lost.
    if (errorCode(error) !== 'storage/unauthorized') throw error;
  }
  return stampId;
}
