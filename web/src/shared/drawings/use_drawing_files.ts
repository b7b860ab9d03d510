import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { Refusal } from '@pochitto/functions/domain/api';
import { files } from '@pochitto/functions/domain/paths';
import type { Drawing, drawingLayouts } from '@pochitto/functions/domain/stamps/drawing';
import { useEffect, useRef, useState } from 'react';
import { type DraftDrawing, withDrawings } from '../../lib/draft/draft_drawings.ts';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { refusalOf } from '../../lib/firebase/refused.ts';
import { uploadPhoto } from '../../lib/firebase/storage.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';

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

/** The drawings of a draft, and how they change. */
export interface DrawingsDraft {
  readonly drawings: readonly DraftDrawing[];
  readonly change: (next: (before: readonly DraftDrawing[]) => DraftDrawing[]) => void;
}

/**
 * Reads the drawings of chosen files and adds them to a draft in the order of the files. A file that cannot be used
 * is listed, and the others stay.
 */
export function useDrawingFiles(
  { drawings, change }: DrawingsDraft,
  person: { readonly uid: string; readonly locale: Locale },
) {
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);
  const [reading, setReading] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [repeated, setRepeated] = useState(0);
  const queue = useRef<{ readonly file: File; readonly layout: Layout }[]>([]);
  const isBusy = useRef(false);
  const known = useRef(drawings);
  useEffect(() => {
    known.current = drawings;
  }, [drawings]);

  const run = async () => {
    isBusy.current = true;
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
      change((before) => withDrawings(before, found).drawings);
      setFailed((before) => [...before, ...ends.flatMap((end) => end.failed)]);
      setReading((before) => before && { ...before, done: before.done + ends.length });
    }
    isBusy.current = false;
    setReading(null);
  };

  const add = (chosen: readonly File[], layout: Layout) => {
    if (chosen.length === 0) return;
    setRepeated(0);
    queue.current.push(...chosen.map((file) => ({ file, layout })));
    setReading((before) => ({ done: before?.done ?? 0, total: (before?.total ?? 0) + chosen.length }));
    if (!isBusy.current) run();
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
