import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import {
  type Coverage,
  captionFamilies,
  type FontName,
  type FontSlice,
  fontHome,
  fontSlices,
} from '../compose/caption_families.ts';
import type { CanvasBackend, Surface } from '../compose/surface.ts';
import { woffCoverage } from '../compose/woff_coverage.ts';

type CanvasLibrary = typeof import('@napi-rs/canvas');

const require = createRequire(import.meta.url);

/**
 * Skia, loaded on first use. With `require`, because an import would first scan its scripts for export names (40
 * ms).
 */
function canvasLibrary(): CanvasLibrary {
  const library: CanvasLibrary = require('@napi-rs/canvas');
  return library;
}

let canvasBackend: CanvasBackend | null = null;

/** Returns Skia canvases for the composition, loaded on first use. */
export function nodeCanvasBackend(): CanvasBackend {
  canvasBackend ??= openCanvasBackend();
  return canvasBackend;
}

function openCanvasBackend(): CanvasBackend {
  const { createCanvas } = canvasLibrary();
  return {
    // This canvas can only draw its own kind, which the type cannot express; no other kind occurs here.
    createSurface: (width, height) => createCanvas(width, height) as unknown as Surface,
    fontFamily: families.fontFamily,
  };
}

interface StoredSlice extends FontSlice {
  path: string;
}

const fonts = new Map<FontName, Promise<StoredSlice[]>>();
const registered = new Map<string, Promise<Coverage>>();

/** Fonts registered with the canvas of this process, read from their packages on demand. */
const families = captionFamilies<StoredSlice>({ slicesOf, register });

export const prepareFonts = families.prepare;

function slicesOf(name: FontName): Promise<StoredSlice[]> {
  const known = fonts.get(name);
  if (known) return known;
  const slices = readSlices(name);
  fonts.set(name, slices);
  return slices;
}

async function readSlices(name: FontName): Promise<StoredSlice[]> {
  const home = join(require.resolve(`${fontHome(name)}/package.json`), '..');
  const { z } = await import('zod'); // Imported here so that the person model's thread does not wait for it.
  const ranges = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(home, 'unicode.json'), 'utf8')));
  return fontSlices(name, ranges).map((slice) => ({ ...slice, path: join(home, 'files', slice.file) }));
}

function register({ family, path }: StoredSlice): Promise<Coverage> {
  const known = registered.get(family);
  if (known) return known;
  const coverage = readFile(path).then((woff) => {
    if (!canvasLibrary().GlobalFonts.register(woff, family))
      throw new Error(`The canvas refused the font ${family}.`);
    return woffCoverage(woff, (bytes) => new Uint8Array(inflateSync(bytes)));
  });
  registered.set(family, coverage);
  return coverage;
}
