import { useEffect, useRef } from 'react';
import { type Changes, changeCount, changesSchema } from './editor_changes.ts';

/** Unsaved edits, stored for this tab so that they survive a reload. */
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
    // The browser has no storage or no room: the page then asks before it is left.
  }
}

/** Debounce delay before edits are stored, in ms; leaving the page stores immediately. */
const pause = 300;

/** Keeps unsaved edits through a reload, and makes the browser ask before the tab is closed. */
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
    /** The person discards the edits: nothing is stored from now on. */
    drop: () => {
      isDropped.current = true;
      keepEdits(stampId, { stickers: [] });
    },
  };
}
