import { useCallback } from 'react';

/** For a foot that sticks to the window: what the keyboard goes to stays clear of it, however tall its words make it. */
export function useClearance() {
  return useCallback((foot: HTMLElement | null) => {
    if (!foot) return undefined;
    const { style } = document.documentElement;
    const watcher = new ResizeObserver(() => style.setProperty('--foot', `${foot.offsetHeight}px`));
    watcher.observe(foot);
    return () => {
      watcher.disconnect();
      style.removeProperty('--foot');
    };
  }, []);
}
