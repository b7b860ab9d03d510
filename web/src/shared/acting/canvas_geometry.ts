import { type RefObject, useEffect, useState } from 'react';

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Returns the pointer position in px of the sticker's canvas, which is the view box of the overlay `svg`; null
 * before it is rendered.
 */
export function canvasPoint(
  svg: SVGSVGElement | null | undefined,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point | null {
  const matrix = svg?.getScreenCTM();
  if (!matrix) return null;
  return { x: (clientX - matrix.e) / matrix.a, y: (clientY - matrix.f) / matrix.d };
}

/** Arrow keys as steps to the right and down. */
export const stageArrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Returns the CSS px per canvas px of the sticker, whose canvas is the view box of the overlay SVG. */
export function useCanvasScale(svg: RefObject<SVGSVGElement | null>): number {
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setScale(element.getScreenCTM()?.a || 1));
    watch.observe(element);
    return () => watch.disconnect();
  }, [svg]);
  return scale;
}
