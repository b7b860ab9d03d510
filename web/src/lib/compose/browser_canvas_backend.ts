import { fontFolders } from 'virtual:caption-fonts';
import {
  type Coverage,
  captionFamilies,
  type FontName,
  type FontSlice,
  fontSlices,
} from '@pochitto/functions/compose/caption_families';
import type { CanvasBackend, Surface } from '@pochitto/functions/compose/surface';
import { woffCoverage } from '@pochitto/functions/compose/woff_coverage';
import { unzlibSync } from 'fflate';
import { z } from 'zod';

interface FileSlice extends FontSlice {
  readonly address: string;
}

const fonts = new Map<FontName, Promise<FileSlice[]>>();
const registered = new Map<string, Promise<Coverage>>();
const families = captionFamilies<FileSlice>({
  slicesOf: (name) => kept(fonts, name, () => slicesOf(name)),
  register: (slice) => kept(registered, slice.family, () => register(slice)),
});

/** Fetches and registers the fonts that `texts` need. Throws `message_script` like the server. */
export const prepareFonts = families.prepare;

/** Canvas backend for a page or a worker. The pixels are read back, so the canvases do not use the GPU. */
export const browserCanvasBackend: CanvasBackend = {
  createSurface: (width, height) => {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d', { willReadFrequently: true });
    // The canvas draws only surfaces of its own kind, and gets no others here; the type cannot express that.
    return canvas as unknown as Surface;
  },
  fontFamily: families.fontFamily,
};

async function slicesOf(name: FontName): Promise<FileSlice[]> {
  const slices = fontSlices(name, await fontRanges(name));
  return slices.map((slice) => ({ ...slice, address: fontAddress(name, slice.file) }));
}

async function register({ family, address }: FileSlice): Promise<Coverage> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The font ${address} is not there: ${answer.status}.`);
  const woff = await answer.arrayBuffer();
  const font = new FontFace(family, woff);
  await font.load();
  scopeFonts().add(font);
  return woffCoverage(new Uint8Array(woff), (bytes) => unzlibSync(bytes));
}

/** Returns the font set of this scope: a worker has its own, a page uses the document's. */
function scopeFonts(): FontFaceSet {
  if ('document' in globalThis) return document.fonts;
  return (globalThis as unknown as { fonts: FontFaceSet }).fonts;
}

/** Caches by key, but not failures: the network may be back at the next letter. */
function kept<Key, Value>(
  store: Map<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = store.get(key);
  if (known) return known;
  const made = make();
  store.set(key, made);
  made.catch(() => store.delete(key));
  return made;
}

const rangesSchema = z.record(z.string(), z.string());
const readers: Record<FontName, () => Promise<{ default: unknown }>> = {
  'mochiy-pop-one': () => import('@fontsource/mochiy-pop-one/unicode.json'),
  'm-plus-rounded-1c': () => import('@fontsource/m-plus-rounded-1c/unicode.json'),
  'dela-gothic-one': () => import('@fontsource/dela-gothic-one/unicode.json'),
  'zen-maru-gothic': () => import('@fontsource/zen-maru-gothic/unicode.json'),
  'yusei-magic': () => import('@fontsource/yusei-magic/unicode.json'),
  'potta-one': () => import('@fontsource/potta-one/unicode.json'),
  'reggae-one': () => import('@fontsource/reggae-one/unicode.json'),
  'rocknroll-one': () => import('@fontsource/rocknroll-one/unicode.json'),
  'noto-sans-tc': () => import('@pochitto/functions/fonts/noto-sans-tc/unicode.json'),
  'noto-color-emoji': () => import('@fontsource/noto-color-emoji/unicode.json'),
};

/** Returns the unicode range of each slice of a font, by the slice's key. */
async function fontRanges(name: FontName): Promise<Record<string, string>> {
  return rangesSchema.parse((await readers[name]()).default);
}

/** Returns the URL of a slice's file. */
function fontAddress(name: FontName, file: string): string {
  return `${fontFolders[name]}${file}`;
}
