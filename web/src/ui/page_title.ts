import { useEffect } from 'react';

/** null until a page has set it. */
let title: string | null = null;
let count = 0;
let isHidden = false;

/**
 * Writes the window title; nothing else does. A space, because a browser shows the URL of a page with an empty
 * title.
 */
function show(): void {
  if (title === null) return;
  document.title = isHidden ? ' ' : count > 0 ? `(${count}) ${title}` : title;
}

/** Prefixes the title of every page with a number; 0 removes it. */
export function countInTitles(next: number): void {
  count = next;
  show();
}

/** Hides the title, or restores the current one. */
export function hideTitle(hides: boolean): void {
  isHidden = hides;
  show();
}

/** Sets the window title. */
export function PageTitle({ children }: { children: string }) {
  useEffect(() => {
    title = children;
    show();
  }, [children]);
  return null;
}
