import { useEffect, useSyncExternalStore } from 'react';

let count = 0;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts a number before the title of every page, and takes it away again at 0. */
export function countInTitles(next: number): void {
  count = next;
  for (const listener of listeners) listener();
}

/** Names the window. */
export function PageTitle({ children }: { children: string }) {
  const counted = useSyncExternalStore(
    subscribe,
    () => count,
    () => 0,
  );
  useEffect(() => {
    document.title = counted > 0 ? `(${counted}) ${children}` : children;
  }, [children, counted]);
  return null;
}
