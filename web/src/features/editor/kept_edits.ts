import { useEffect, useRef } from 'react';
import { type Changes, changeCount, changesSchema } from './editor_changes.ts';

/** Edits that are not saved yet, for this tab: a reload loses nothing. */
const keyOf = (stampId: string) => `pochitto.edits.${stampId}`;

export function readEdits(stampId: string): Changes | null {
  try {
    const kept = changesSchema.safeParse(JSON.parse(sessionStorage.getItem(keyOf(stampId)) ?? 'null'));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

function keepEdits(stampId: string, changes: Changes): void {
  try {
    if (changeCount(changes) === 0) sessionStorage.removeItem(keyOf(stampId));
    else sessionStorage.setItem(keyOf(stampId), JSON.stringify(changes));
  } catch {
    // No room in this browser, or none at all: the page asks before it is left.
  }
}

/** Pause before edits are written down, ms; going away writes at once. */
const pause = 300;

/** Keeps unsaved edits through a reload, and has the browser ask before the tab is closed. */
export function useKeptEdits(stampId: string, changes: Changes) {
  const newest = useRef(changes);
  const isDropped = useRef(false);

  useEffect(() => {
    newest.current = changes;
    const timer = setTimeout(() => keepEdits(stampId, changes), pause);
    return () => clearTimeout(timer);
  }, [stampId, changes]);

  useEffect(() => {
    const keepNow = () => !isDropped.current && keepEdits(stampId, newest.current);
    const ask = (event: BeforeUnloadEvent) => {
      if (changeCount(newest.current) > 0) event.preventDefault();
    };
    window.addEventListener('pagehide', keepNow);
    window.addEventListener('beforeunload', ask);
    return () => {
      keepNow();
      window.removeEventListener('pagehide', keepNow);
      window.removeEventListener('beforeunload', ask);
    };
  }, [stampId]);

  return {
    /** The person does not want them: nothing is kept from now on. */
    drop: () => {
      isDropped.current = true;
      keepEdits(stampId, { stickers: [] });
    },
  };
}
