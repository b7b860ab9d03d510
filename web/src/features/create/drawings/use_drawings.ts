import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { Refusal } from '@pochitto/functions/domain/api';
import { files } from '@pochitto/functions/domain/paths';
import type { Drawing, drawingLayouts } from '@pochitto/functions/domain/stamps/drawing';
import { useEffect, useRef, useState } from 'react';
import { withDrawings } from '../../../lib/draft/draft_drawings.ts';
import { call, openProfile } from '../../../lib/firebase/call.ts';
import { refusalOf } from '../../../lib/firebase/refused.ts';
import { uploadPhoto } from '../../../lib/firebase/storage.ts';
import { requirePhoto } from '../../../lib/photo/read_photo.ts';
import { useCreation } from '../step.tsx';

type Layout = (typeof drawingLayouts)[number];

/** A file that could not be used. */
export interface FailedFile {
  readonly key: string;
  readonly name: string;
  readonly layout: Layout;
  readonly refusal: Refusal;
}

/** Number of files that are read at once. */
const atOnce = 3;

/**
 * Reads the drawings of chosen files and adds them to the draft in the order of the files. A file that cannot be
 * used is listed, and the others stay.
 */
export function useDrawings(person: { readonly uid: string; readonly locale: Locale }) {
  const { draft, choose } = useCreation();
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);
  const [reading, setReading] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [repeated, setRepeated] = useState(0);
  const queue = useRef<{ readonly file: File; readonly layout: Layout }[]>([]);
  const isRunning = useRef(false);
  const known = useRef(draft.drawings);
  useEffect(() => {
    known.current = draft.drawings;
  }, [draft.drawings]);

  const run = async () => {
    isRunning.current = true;
    while (queue.current.length > 0) {
      const chunk = queue.current.splice(0, atOnce);
      const ends = await Promise.all(
        chunk.map(async ({ file, layout }) => {
          try {
            return { found: await readFile(file, layout, person), failed: [] };
          } catch (error) {
            const failure = { key: crypto.randomUUID(), name: file.name, layout, refusal: refusalOf(error) };
            return { found: [], failed: [failure] };
          }
        }),
      );
      const found = ends.flatMap((end) => end.found);
      setRepeated((before) => before + withDrawings(known.current, found).repeated);
      choose((now) => ({ art: 'drawings', drawings: withDrawings(now.drawings, found).drawings }));
      setFailed((before) => [...before, ...ends.flatMap((end) => end.failed)]);
      setReading((before) => before && { ...before, done: before.done + ends.length });
    }
    isRunning.current = false;
    setReading(null);
  };

  const add = (chosen: readonly File[], layout: Layout) => {
    if (chosen.length === 0) return;
    setRepeated(0);
    queue.current.push(...chosen.map((file) => ({ file, layout })));
    setReading((before) => ({ done: before?.done ?? 0, total: (before?.total ?? 0) + chosen.length }));
    if (!isRunning.current) run();
  };
  const dismiss = (key: string) => setFailed((before) => before.filter((each) => each.key !== key));
  return { add, dismiss, failed, reading, repeated };
}

async function readFile(
  file: File,
  layout: Layout,
  { uid, locale }: { readonly uid: string; readonly locale: Locale },
): Promise<readonly Drawing[]> {
  const kind = await requirePhoto(file);
  // The bucket accepts files only from people with a profile.
  await openProfile(uid, locale);
  const place = { to: 'bucket', folder: files.previewUpload(uid, '') } as const;
  const uploadName = await uploadPhoto(place, file, kind, () => {});
  return (await call('readDrawings', { uploadName, layout })).drawings;
}
