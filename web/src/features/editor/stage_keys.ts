import type { FocusEventHandler, KeyboardEventHandler, PointerEventHandler } from 'react';

/** What the stage does with hands and keys. */
export interface PointerMoves {
  readonly onPointerDown: PointerEventHandler<HTMLElement>;
  readonly onPointerMove: PointerEventHandler<HTMLElement>;
  readonly onPointerUp: PointerEventHandler<HTMLElement>;
  readonly onPointerCancel: PointerEventHandler<HTMLElement>;
  readonly onKeyDown: KeyboardEventHandler<HTMLElement>;
  readonly onBlur: FocusEventHandler<HTMLElement>;
}

/** Arrow keys, as steps to the right and down. */
export const stageArrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
