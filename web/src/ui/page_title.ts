import { useEffect } from 'react';

/** null until a page has named it. */
let title: string | null = null;
let count = 0;
let isHidden = false;

/** The one place that names the window. A space: a browser shows the address of a page without a name. */
function show(): void {
  if (title === null) return;
  document.title = isHidden ? ' ' : count > 0 ? `(${count}) ${title}` : title;
}

/** Puts a number before the title of every page, and takes it away again at 0. */
export function countInTitles(next: number): void {
  count = next;
  show();
}

/** Takes the title away, and puts it back as it is by then. */
export function hideTitle(hides: boolean): void {
  isHidden = hides;
  show();
}

/** Names the window. */
export function PageTitle({ children }: { children: string }) {
  useEffect(() => {
    title = children;
    show();
  }, [children]);
  return null;
}
