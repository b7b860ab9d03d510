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
