import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { fontHome, fontSlices, standIns } from '@pochitto/functions/compose/caption_families';
import { woffSpans } from '@pochitto/functions/compose/woff_coverage';
import { z } from 'zod';
import { ROOT } from '../stack/stack_info.ts';

/** The written table, for `npm run fonts` and its test. */
export const tableFile = join(ROOT, 'functions', 'src', 'domain', 'stamps', 'drawable_characters.ts');

const require = createRequire(join(ROOT, 'functions', 'package.json'));
const lineLength = 110;

/** Returns the source of the table of all characters that the fallback fonts have. */
export async function drawableCharactersSource(): Promise<string> {
  const points = new Set<number>();
  for (const name of standIns) {
    const home = join(require.resolve(`${fontHome(name)}/package.json`), '..');
    const ranges = z
      .record(z.string(), z.string())
      .parse(JSON.parse(await readFile(join(home, 'unicode.json'), 'utf8')));
    for (const { file, covers } of fontSlices(name, ranges)) {
      const woff = await readFile(join(home, 'files', file));
      for (const [from, to] of woffSpans(woff, (bytes) => new Uint8Array(inflateSync(bytes)))) {
        for (let point = from; point <= to; point += 1) if (covers(point)) points.add(point);
      }
    }
  }
  const lines = wrapped(lengthsOf([...points].toSorted((one, other) => one - other)));
  return [
    '/**',
    ' * The code points that the fallback fonts of captions have: alternating counts of code points without and with a glyph,',
    ' * from U+0000 on, in base 36. `npm run fonts` writes this file.',
    ' */',
    'export const drawableRuns = `',
    ...lines,
    '`;',
    '',
  ].join('\n');
}

/** @param points in ascending order */
function lengthsOf(points: readonly number[]): number[] {
  const lengths: number[] = [];
  let end = 0;
  for (const point of points) {
    if (point === end && lengths.length > 0) lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + 1;
    else lengths.push(point - end, 1);
    end = point + 1;
  }
  return lengths;
}

function wrapped(lengths: readonly number[]): string[] {
  const lines: string[] = [];
  for (const word of lengths.map((length) => length.toString(36))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lineLength) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
