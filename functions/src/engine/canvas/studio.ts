import type { Studio, Surface } from '../compose/surface.ts';
import { fontFamily } from './caption_fonts.ts';

/** Skia canvases for the composition, loaded on first use. */
export async function nodeStudio(): Promise<Studio> {
  const { createCanvas } = await import('@napi-rs/canvas');
  return {
    // The canvas draws its own kind only, which is the only kind it ever meets here; the type cannot say so.
    createSurface: (width, height) => createCanvas(width, height) as unknown as Surface,
    fontFamily,
  };
}
