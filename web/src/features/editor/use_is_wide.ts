import { useSyncExternalStore } from 'react';

const query = '(min-width: 64rem)';

/** Whether there is room for panels side by side, as Tailwind's `lg`. */
export function useIsWide(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(query).matches);
}

function watch(tell: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
}
