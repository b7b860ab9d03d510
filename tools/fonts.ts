// npm run fonts -- [FONT]: stores the part of Noto Sans TC that no other caption font has, and the table of drawable
// characters. See functions/fonts/README.md.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontSlices } from '@pochitto/functions/compose/caption_families';
import subsetFont from 'subset-font';
import { z } from 'zod';
import { prepareFonts } from '../functions/src/engine/index.ts';
import { drawableCharactersSource, tableFile } from './fonts/drawable_characters.ts';
import { ROOT } from './stack/stack_info.ts';

const name = 'noto-sans-tc';
const home = join(ROOT, 'functions', 'fonts', name);
/** Number of characters in a slice of rare ones, so that a browser loads about 100 KB for one of them. */
const sliceSize = 430;
/** Everyday characters of written Cantonese that are not in Big5. */
const cantonese = [...'唔喺咗嘅啲哋嚟嘢瞓冇佢咁咩嗰乜嘥攞揾搵畀俾諗睇嗌氹啩噉冚埋喎嘞喇㗎'];

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();

async function run(words: readonly string[]): Promise<number> {
  const parsed = z.array(z.string().min(1)).max(1).safeParse(words);
  if (!parsed.success) {
    console.error(
      'Usage: npm run fonts -- [FONT]\n\n  FONT  NotoSansTC_900Black.ttf; without it, only the table of drawable characters is written',
    );
    return 1;
  }
  const [path] = parsed.data;
  if (path !== undefined) await storeSlices(await readFile(path));
  await writeFile(tableFile, await drawableCharactersSource());
  return 0;
}

async function storeSlices(font: Buffer): Promise<void> {
  // Without the former part, only the other fonts count.
  await rm(join(home, 'files'), { recursive: true, force: true });
  await mkdir(join(home, 'files'), { recursive: true });
  await writeFile(join(home, 'unicode.json'), '{}\n');
  const common = await missing([...big5(0xa1, 0xc6), ...cantonese]);
  const rare = (await missing(big5(0x81, 0xfe))).filter((each) => !common.includes(each));
  const groups: Record<string, readonly string[]> = { common };
  for (let at = 0; at < rare.length; at += sliceSize) {
    groups[`rare-${at / sliceSize + 1}`] = rare.slice(at, at + sliceSize);
  }
  const ranges = Object.fromEntries(
    Object.entries(groups).map(([key, characters]) => [`[${key}]`, characters.map(codePoint).join(',')]),
  );
  const slices = fontSlices(name, ranges);
  for (const [at, characters] of Object.values(groups).entries()) {
    const slice = slices[at];
    if (!slice) throw new Error(`Slice ${at} has no name.`);
    const woff = await subsetFont(font, characters.join(''), { targetFormat: 'woff' });
    await writeFile(join(home, 'files', slice.file), woff);
    console.log(`${slice.file}: ${characters.length} characters, ${woff.length} bytes`);
  }
  await writeFile(join(home, 'unicode.json'), `${JSON.stringify(ranges, null, 2)}\n`);
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16)}`;
}

/** Returns the characters of Big5 whose first byte is in a range. */
function big5(first: number, last: number): string[] {
  const decoder = new TextDecoder('big5');
  const characters = new Set<string>();
  for (let high = first; high <= last; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(new Uint8Array([high, low]));
      // An unassigned pair gives U+FFFD, alone or before an ASCII character.
      if (/^[^\p{Co}\ufffd]$/u.test(text)) characters.add(text);
    }
  }
  return [...characters];
}

/** Returns the characters that no font has. */
async function missing(characters: readonly string[]): Promise<string[]> {
  const isMissing = await Promise.all(
    characters.map((each) =>
      prepareFonts([each], 'mochiy-pop-one').then(
        () => false,
        () => true,
      ),
    ),
  );
  return characters.filter((_, index) => isMissing[index]);
}
