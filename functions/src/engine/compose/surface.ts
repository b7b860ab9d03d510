import type { CaptionFont } from '../../domain/presets/preset.ts';

/** The part of CanvasRenderingContext2D that the composition uses; browsers and Node canvases both have it. */
export interface Context {
  font: string;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: string;
  lineCap: string;
  globalCompositeOperation: string;
  imageSmoothingEnabled: boolean;
  imageSmoothingQuality: string;
  save(): void;
  restore(): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  ellipse(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    rotation: number,
    from: number,
    to: number,
  ): void;
  rect(x: number, y: number, width: number, height: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  clip(): void;
  fill(): void;
  stroke(): void;
  createLinearGradient(x: number, y: number, toX: number, toY: number): Gradient;
  createRadialGradient(
    x: number,
    y: number,
    radius: number,
    toX: number,
    toY: number,
    toRadius: number,
  ): Gradient;
  translate(x: number, y: number): void;
  rotate(radians: number): void;
  scale(x: number, y: number): void;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  createPattern(image: Surface, repetition: string): unknown;
  drawImage(image: Surface, x: number, y: number, width: number, height: number): void;
  measureText(text: string): TextSize;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  createImageData(width: number, height: number): Pixels;
  putImageData(pixels: Pixels, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): Pixels;
}

/** The part of CanvasGradient that the composition uses. */
export interface Gradient {
  addColorStop(offset: number, color: string): void;
}

/**
 * The part of TextMetrics that the composition uses, px: advance, and extent of the ink from the baseline's start.
 */
export interface TextSize {
  readonly width: number;
  readonly actualBoundingBoxLeft: number;
  readonly actualBoundingBoxRight: number;
  readonly actualBoundingBoxAscent: number;
  readonly actualBoundingBoxDescent: number;
}

/** RGBA with straight alpha, as ImageData. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export interface Surface {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): Context | null;
}

/** Creates the surfaces that the composition draws on and names their fonts. */
export interface CanvasBackend {
  createSurface(width: number, height: number): Surface;
  /** CSS font families for one grapheme, without a size. Always the same for the same grapheme. */
  fontFamily(grapheme: string, font: CaptionFont): string;
}

/**
 * Returns a surface's drawing context.
 *
 * @throws Error if the platform provides none.
 */
export function contextOf(surface: Surface): Context {
  const context = surface.getContext('2d');
  if (!context) throw new Error('The surface has no 2D context.');
  return context;
}
