import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { errorDetailsOf } from './firebase/call_error.ts';

/** A paginated list. `next` is the cursor of the following page. */
export interface Pages<Item> {
  readonly state: 'reading' | 'ready' | 'failed';
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly error: ErrorDetails | null;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * Reads the first page immediately and further pages on request. A new `read` (memoize it with `useCallback`)
 * starts over.
 */
export function usePages<Item>(read: (cursor: string | null) => Promise<Page<Item>>) {
  const nothing: Pages<Item> = { state: 'reading', items: [], next: null, error: null };
  const [pages, setPages] = useState(nothing);
  /** Ignores responses to all but the last request. */
  const asked = useRef(0);

  const ask = useCallback(
    async (cursor: string | null) => {
      asked.current += 1;
      const mine = asked.current;
      setPages(({ items, next }) => ({
        state: 'reading',
        items: cursor === null ? [] : items,
        next: cursor === null ? null : next,
        error: null,
      }));
      try {
        const page = await read(cursor);
        if (mine !== asked.current) return;
        setPages(({ items }) => ({
          state: 'ready',
          items: [...(cursor === null ? [] : items), ...page.items],
          next: page.next,
          error: null,
        }));
      } catch (error) {
        if (mine !== asked.current) return;
        setPages((before) => ({ ...before, state: 'failed', error: errorDetailsOf(error) }));
      }
    },
    [read],
  );

  useEffect(() => {
    ask(null);
    return () => {
      asked.current += 1;
    };
  }, [ask]);

  return { pages, setPages, more: () => ask(pages.next), again: () => ask(null) };
}
