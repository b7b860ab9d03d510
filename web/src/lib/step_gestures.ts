import { type PointerEvent, useEffect, useRef } from 'react';

/** Goes through what is open by the arrow keys; null while nothing is. */
export function useArrowKeys(step: ((by: number) => void) | null): void {
  useEffect(() => {
    if (!step) return;
    const onKey = (event: KeyboardEvent) => {
      // In a row of choices the arrows choose, on a slider they move it.
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'ArrowLeft') step(-1);
      if (event.key === 'ArrowRight') step(1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
}

/** Shortest way of a finger that counts as turning the page, in px. */
const shortest = 40;

/** Handlers that turn a sideways swipe into a step: left is forward. */
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
