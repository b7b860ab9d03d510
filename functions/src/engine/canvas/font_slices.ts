import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One file of a font that is cut into pieces by character. */
export interface FontSlice {
  /** Name under which the canvas knows it, unique for font and slice. */
  family: string;
  /** WOFF 1.0: Skia leaves the colour emoji of WOFF2 blank. */
  file: string;
  /** What the package says the slice is for; a glyph may be missing all the same. */
  covers: (codePoint: number) => boolean;
}

const require = createRequire(import.meta.url);

/** The slices of an @fontsource package in one weight, read from its unicode.json. */
export async function fontSlices(name: string, weight: number): Promise<FontSlice[]> {
  const home = join(require.resolve(`@fontsource/${name}/package.json`), '..');
  const { z } = await import('zod'); // Here, so that the person model's thread does not wait for it to load.
  const ranges = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(home, 'unicode.json'), 'utf8')));
  return Object.entries(ranges).map(([key, range]) => {
    const slice = key.replaceAll(/[[\]]/g, '');
    return {
      family: `${name}-${weight}-${slice}`,
      file: join(home, 'files', `${name}-${slice}-${weight}-normal.woff`),
      covers: coverage(range),
    };
  });
}

/** Reads "U+25ee8,U+30-39,…"; parsed when first asked. */
function coverage(range: string): (codePoint: number) => boolean {
  let spans: [number, number][] | null = null;
  return (codePoint) => {
    spans ??= range.split(',').map((part): [number, number] => {
      const [from, to] = part.replace('U+', '').split('-');
      const start = Number.parseInt(from ?? '', 16);
      return [start, to ? Number.parseInt(to, 16) : start];
    });
    return spans.some(([from, to]) => codePoint >= from && codePoint <= to);
  };
}
