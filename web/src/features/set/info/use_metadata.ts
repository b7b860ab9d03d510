import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { type SetMetadata, setMetadataSchema } from '@pochitto/functions/domain/stamps/set_metadata';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../../lib/firebase/call_error.ts';
import type { StampSet } from '../use_set.ts';

export type SaveState = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'failed';

/** Debounce delay before the form is saved, in ms. */
const pause = 700;

/** The form's values, saved automatically; changes of another window are adopted while nothing is typed here. */
export function useMetadata({ stamp }: StampSet) {
  const stored = stamp.metadata;
  const [draft, setDraft] = useState(stored);
  const [kept, setKept] = useState(stored);
  const [seen, setSeen] = useState(stored);
  const [isSaving, setSaving] = useState(false);
  const [wasSaved, setWasSaved] = useState(false);
  const [failed, setFailed] = useState<{ draft: SetMetadata; error: ErrorDetails } | null>(null);

  if (stored !== seen) {
    setSeen(stored);
    // Our own saved text returns without its trailing space, which is still being typed: ignore it.
    if (draft === kept && !isSame(kept, stored)) {
      setDraft(stored);
      setKept(stored);
    }
  }

  const save = async (values: SetMetadata) => {
    setSaving(true);
    try {
      await call('saveMetadata', { stampId: stamp.id, metadata: values });
      setKept(values);
      setWasSaved(true);
      setFailed(null);
    } catch (error) {
      setFailed({ draft: values, error: errorDetailsOf(error) });
    }
    setSaving(false);
  };
  const isFailed = failed?.draft === draft;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `save` belongs to this set while the form is mounted.
  useEffect(() => {
    if (draft === kept || isSaving || isFailed) return;
    const timer = setTimeout(() => void save(draft), pause);
    return () => clearTimeout(timer);
  }, [draft, kept, isSaving, isFailed]);
  useSaveOnLeaving(stamp.id, draft, kept);

  const state: SaveState = isSaving
    ? 'saving'
    : isFailed
      ? 'failed'
      : draft !== kept
        ? 'unsaved'
        : wasSaved
          ? 'saved'
          : 'untouched';
  return {
    metadata: draft,
    change: (part: Partial<SetMetadata>) => setDraft((before) => ({ ...before, ...part })),
    state,
    error: isFailed ? failed.error : null,
    saveAgain: () => save(draft),
  };
}

/** Saves what was typed if the page is left before the debounce fires. */
function useSaveOnLeaving(stampId: string, draft: SetMetadata, kept: SetMetadata): void {
  const last = useRef({ draft, kept });
  useEffect(() => {
    last.current = { draft, kept };
  });
  useEffect(
    () => () => {
      const { draft, kept } = last.current;
      if (draft === kept) return;
      call('saveMetadata', { stampId, metadata: draft }).catch((error: unknown) => {
        console.warn('The info could not be saved.', error);
      });
    },
    [stampId],
  );
}

function isSame(one: SetMetadata, other: SetMetadata): boolean {
  const plain = (metadata: SetMetadata) => JSON.stringify(setMetadataSchema.parse(metadata));
  return plain(one) === plain(other);
}
