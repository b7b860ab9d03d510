import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import type { Payment } from '@pochitto/functions/domain/stamps/stamp';
import type { Draft } from '../../lib/draft/draft.ts';
import { usedDrawings } from '../../lib/draft/draft_drawings.ts';
import { shownMessages } from '../../lib/draft/draft_messages.ts';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { CallError, errorCode } from '../../lib/firebase/call_error.ts';
import { uploadPhoto } from '../../lib/firebase/storage.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';

interface Payer {
  readonly uid: string;
  readonly locale: Locale;
  readonly payWith: Payment;
}

/** Creates the set and uploads its photo. Called again after a failure, it continues with the same set. */
export async function startStamp(
  draft: Draft,
  photo: Blob,
  person: Payer,
  onProgress: (part: number) => void,
): Promise<string> {
  const kind = await requirePhoto(photo);
  if (draft.presetId === null) throw new CallError({ code: 'preset_unknown', path: ['presetId'] });
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

/** Creates the set of the draft's drawings, which are already there. Called again, it continues with the same set. */
export async function startDrawings(
  { requestId, presetId, drawings, keepsGround }: Draft,
  { payWith }: Payer,
): Promise<string> {
  if (presetId === null) throw new CallError({ code: 'preset_unknown', path: ['presetId'] });
  const { stampId } = await call('createStampOfDrawings', {
    requestId,
    drawings: usedDrawings(drawings).map(({ id, text }) => ({ id, text: tidyMessage(text) })),
    keepsGround,
    presetId,
    payWith,
  });
  return stampId;
}
