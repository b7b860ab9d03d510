import type { Studio, Surface } from '../compose/surface.ts';
import { canvasLibrary } from './canvas_library.ts';
import { fontFamily } from './caption_fonts.ts';

let studio: Studio | null = null;

/** Skia canvases for the composition, loaded on first use. */
export function nodeStudio(): Studio {
  studio ??= openStudio();
  return studio;
}

function openStudio(): Studio {
  const { createCanvas } = canvasLibrary();
  return {
    // The canvas draws its own kind only, which is the only kind it ever meets here; the type cannot say so.
    createSurface: (width, height) => createCanvas(width, height) as unknown as Surface,
    fontFamily,
  };
}
