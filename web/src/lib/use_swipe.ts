import { type PointerEvent, useRef } from 'react';

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
