import { type RefObject, useEffect, useState } from 'react';

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
