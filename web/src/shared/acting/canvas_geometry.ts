import { type RefObject, useEffect, useState } from 'react';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer is, px of the sticker's canvas, which `svg` over its picture has as its view box; null before it is shown. */
export function canvasPoint(
  svg: SVGSVGElement | null | undefined,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point | null {
  const matrix = svg?.getScreenCTM();
  if (!matrix) return null;
  return { x: (clientX - matrix.e) / matrix.a, y: (clientY - matrix.f) / matrix.d };
}

/** Arrow keys, as steps to the right and down. */
export const stageArrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** CSS px of one px of the sticker's canvas, which an SVG over its picture has as its view box. */
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
