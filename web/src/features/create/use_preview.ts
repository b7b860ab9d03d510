import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { files } from '@pochitto/functions/domain/paths';
import type { Subject } from '@pochitto/functions/domain/stamps/stamp';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { CallError, errorDetailsOf } from '../../lib/firebase/call_error.ts';
import { storedFile, uploadPhoto } from '../../lib/firebase/storage.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';
import { type RetryWait, useRetriedLoad } from '../../lib/retried_load.ts';

/** The free cut-out of the draft's photo. */
export type Preview =
  | { readonly state: 'making'; readonly wait: RetryWait | null }
  | { readonly state: 'ready'; readonly file: Blob }
  | { readonly state: 'failed'; readonly error: ErrorDetails };

/** Cut-outs by photo and subject, so that other steps and styles do not request them again. */
const made = new WeakMap<Blob, Map<Subject, Promise<Blob>>>();

/** Requests the free cut-out of `photo`; `again` retries after an error. */
export function usePreview(
  photo: Blob | null,
  subject: Subject,
  person: { readonly uid: string; readonly locale: Locale },
): { readonly preview: Preview; readonly again: () => void } {
  const { uid, locale } = person;
  const { again, wait, ...cut } = useRetriedLoad(
    photo ? () => cutOutOnce(photo, subject, { uid, locale }) : null,
    [photo, subject, uid, locale],
  );
  if (cut.state === 'ready') return { preview: { state: 'ready', file: cut.value }, again };
  if (cut.state === 'failed') {
    return { preview: { state: 'failed', error: errorDetailsOf(cut.error) }, again };
  }
  return { preview: { state: 'making', wait }, again };
}

function cutOutOnce(
  photo: Blob,
  subject: Subject,
  person: { readonly uid: string; readonly locale: Locale },
): Promise<Blob> {
  const known = made.get(photo) ?? new Map<Subject, Promise<Blob>>();
  made.set(photo, known);
  const before = known.get(subject);
  if (before) return before;
  const making = cutOut(photo, subject, person);
  known.set(subject, making);
  making.catch((error: unknown) => {
    known.delete(subject);
    if (!(error instanceof CallError)) console.warn('The preview could not be made.', error);
  });
  return making;
}

async function cutOut(
  photo: Blob,
  subject: Subject,
  { uid, locale }: { readonly uid: string; readonly locale: Locale },
): Promise<Blob> {
  const kind = await requirePhoto(photo);
  // The bucket accepts photos only from people with a profile.
  await openProfile(uid, locale);
  const uploadName = await uploadPhoto(
    { to: 'bucket', folder: files.previewUpload(uid, '') },
    photo,
    kind,
    () => {},
  );
  const { path } = await call('previewCutOut', { uploadName, subject });
  return storedFile(path);
}
