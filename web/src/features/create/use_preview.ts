import type { Refusal } from '@pochitto/functions/domain/api';
import { files } from '@pochitto/functions/domain/paths';
import type { Subject } from '@pochitto/functions/domain/stamp';
import type { Locale } from '@pochitto/functions/domain/user';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { openProfile } from '../../lib/firebase/open_profile.ts';
import { Refused, refusalOf } from '../../lib/firebase/refused.ts';
import { storedFile } from '../../lib/firebase/storage.ts';
import { readPhoto } from '../../lib/photo/read_photo.ts';
import { uploadPhoto } from '../../lib/photo/upload_photo.ts';

/** The cut-out of the draft's photo, before anything is paid. */
export type Preview =
  | { readonly state: 'making' }
  | { readonly state: 'ready'; readonly file: Blob }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** Cut-outs by photo and subject: other steps and other looks ask for nothing twice. */
const made = new WeakMap<Blob, Map<Subject, Promise<Blob>>>();

/** The free cut-out of `photo`; `again` asks once more after a refusal. */
export function usePreview(
  photo: Blob | null,
  subject: Subject,
  person: { readonly uid: string; readonly locale: Locale },
): { readonly preview: Preview; readonly again: () => void } {
  const { uid, locale } = person;
  const [found, setFound] = useState<{ photo: Blob | null; subject: Subject; preview: Preview }>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks anew.
  useEffect(() => {
    if (!photo) return;
    let left = false;
    const tell = (preview: Preview) => !left && setFound({ photo, subject, preview });
    cutOutOnce(photo, subject, { uid, locale }).then(
      (file) => tell({ state: 'ready', file }),
      (error: unknown) => {
        if (!(error instanceof Refused)) console.warn('The preview could not be made.', error);
        tell({ state: 'refused', refusal: refusalOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, [photo, subject, uid, locale, attempt]);

  const again = useCallback(() => {
    setFound(undefined);
    setAttempt((before) => before + 1);
  }, []);
  const isPresent = found?.photo === photo && found?.subject === subject;
  return { preview: found && isPresent ? found.preview : { state: 'making' }, again };
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
  making.catch(() => known.delete(subject));
  return making;
}

async function cutOut(
  photo: Blob,
  subject: Subject,
  { uid, locale }: { readonly uid: string; readonly locale: Locale },
): Promise<Blob> {
  const reading = await readPhoto(photo);
  if (!reading.ok) throw new Refused({ code: reading.problem, path: [] });
  // The bucket takes photos of people with a profile only.
  await openProfile(uid, locale);
  const uploadName = await uploadPhoto(
    { to: 'bucket', folder: files.previewUpload(uid, '') },
    photo,
    reading.kind,
    () => {},
  );
  const { path } = await call('previewCutOut', { uploadName, subject });
  return storedFile(path);
}
