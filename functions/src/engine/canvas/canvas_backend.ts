import type { CanvasBackend, Surface } from '../compose/surface.ts';
import { canvasLibrary } from './canvas_library.ts';
import { fontFamily } from './caption_fonts.ts';

let canvasBackend: CanvasBackend | null = null;

/** Skia canvases for the composition, loaded on first use. */
export function nodeCanvasBackend(): CanvasBackend {
  canvasBackend ??= openCanvasBackend();
  return canvasBackend;
}

function openCanvasBackend(): CanvasBackend {
  const { createCanvas } = canvasLibrary();
  return {
    // The canvas draws its own kind only, which is the only kind it ever meets here; the type cannot say so.
    createSurface: (width, height) => createCanvas(width, height) as unknown as Surface,
    fontFamily,
  };
}
