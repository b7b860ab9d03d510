import { type PointerEvent, useEffect, useRef } from 'react';

/** Steps through what is open with the arrow keys; null while nothing is open. */
export function useArrowKeys(step: ((by: number) => void) | null): void {
  useEffect(() => {
    if (!step) return;
    const onKey = (event: KeyboardEvent) => {
      // In radio groups and on sliders, the arrow keys have their own meaning.
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'ArrowLeft') step(-1);
      if (event.key === 'ArrowRight') step(1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
}

/** Shortest swipe that counts as a step, in px. */
const shortest = 40;

/** Returns handlers that turn a horizontal swipe into a step: left is forward. */
export function useSwipe(step: (by: number) => void) {
  const start = useRef<number | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      start.current = event.pointerType === 'mouse' ? null : event.clientX;
    },
    onPointerUp: (event: PointerEvent) => {
      const way = start.current === null ? 0 : event.clientX - start.current;
      start.current = null;
      if (Math.abs(way) >= shortest) step(way < 0 ? 1 : -1);
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}
