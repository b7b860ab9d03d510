import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { files } from '@pochitto/functions/domain/paths';
import type { Drawing, DrawingGrid, drawingLayouts } from '@pochitto/functions/domain/stamps/drawing';
import { useEffect, useRef, useState } from 'react';
import { type DraftDrawing, withDrawings } from '../../lib/draft/draft_drawings.ts';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../lib/firebase/call_error.ts';
import { uploadPhoto } from '../../lib/firebase/storage.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';

type Layout = (typeof drawingLayouts)[number];

/** A chosen file, and how it is read. */
interface ChosenFile {
  readonly file: File;
  readonly layout: Layout;
  readonly grid: DrawingGrid | null;
}

/** The sheet that was read last, which can be split in another way, with the drawings that came of it. */
export interface LastSheet {
  readonly file: File;
  readonly ids: readonly string[];
}

/** A file that could not be used. */
export interface FailedFile {
  readonly key: string;
  readonly name: string;
  readonly layout: Layout;
  readonly error: ErrorDetails;
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
  const [sheet, setSheet] = useState<LastSheet | null>(null);
  const queue = useRef<ChosenFile[]>([]);
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
        chunk.map(async (chosen) => {
          const { file, layout } = chosen;
          try {
            const found = await readFile(chosen, person);
            if (layout === 'sheet') setSheet({ file, ids: found.map(({ id }) => id) });
            return { found, failed: [] };
          } catch (cause) {
            const error = errorDetailsOf(cause);
            if (layout === 'sheet' && error.code.startsWith('drawing')) setSheet({ file, ids: [] });
            const failure = { key: crypto.randomUUID(), name: file.name, layout, error };
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

  const add = (chosen: readonly File[], layout: Layout, grid: DrawingGrid | null = null) => {
    if (chosen.length === 0) return;
    setRepeated(0);
    queue.current.push(...chosen.map((file) => ({ file, layout, grid })));
    setReading((before) => ({ done: before?.done ?? 0, total: (before?.total ?? 0) + chosen.length }));
    if (!isBusy.current) run();
  };
  const dismiss = (key: string) => setFailed((before) => before.filter((each) => each.key !== key));
  /** Reads the last sheet again, split by columns and rows; its drawings are replaced. */
  const splitAgain = ({ file, ids }: LastSheet, grid: DrawingGrid) => {
    setSheet(null);
    change((before) => before.filter(({ id }) => !ids.includes(id)));
    add([file], 'sheet', grid);
  };
  return { add, dismiss, failed, reading, repeated, sheet, splitAgain };
}

async function readFile(
  { file, layout, grid }: ChosenFile,
  { uid, locale }: { readonly uid: string; readonly locale: Locale },
): Promise<readonly Drawing[]> {
  const kind = await requirePhoto(file);
  // The bucket accepts files only from people with a profile.
  await openProfile(uid, locale);
  const place = { to: 'bucket', folder: files.previewUpload(uid, '') } as const;
  const uploadName = await uploadPhoto(place, file, kind, () => {});
  return (await call('readDrawings', { uploadName, layout, grid })).drawings;
}
