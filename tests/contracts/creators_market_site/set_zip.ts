import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { PNG } from 'pngjs';
import type { SubmissionForm } from '../../../functions/src/domain/submission/submission_form.ts';

/** A ZIP of a set on disk. */
export interface SetZip {
  readonly path: string;
  readonly digest: string;
  readonly remove: () => Promise<void>;
}

const sizes = { main: [240, 240], tab: [96, 74], sticker: [370, 320] } as const;

/** Writes a ZIP of single-color images with a transparent border; `odd` gives some files another width. */
export async function writeSetZip(
  count: number,
  odd: Readonly<Record<string, number>> = {},
): Promise<SetZip> {
  const names = ['main', 'tab', ...Array.from({ length: count }, (_, at) => String(at + 1).padStart(2, '0'))];
  const files = names.map((name, shade) => {
    const [width, height] = sizes[name === 'main' || name === 'tab' ? name : 'sticker'];
    return [`${name}.png`, block(odd[name] ?? width, height, 5 * shade)] as const;
  });
  return writeZip(Object.fromEntries(files));
}

/** Writes the files of a set to a ZIP on disk. */
export async function writeZip(files: Readonly<Record<string, Uint8Array>>): Promise<SetZip> {
  const zip = zipSync(files, { level: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'set-'));
  const path = join(folder, 'set.zip');
  await writeFile(path, zip);
  const digest = createHash('sha256').update(zip).digest('hex');
  return { path, digest, remove: () => rm(folder, { recursive: true }) };
}

function block(width: number, height: number, shade: number): Uint8Array {
  const image = new PNG({ width, height });
  for (let y = 12; y < height - 12; y += 1) {
    for (let x = 12; x < width - 12; x += 1) image.data.set([shade, 120, 90, 255], (y * width + x) * 4);
  }
  return PNG.sync.write(image);
}

let made = 0;

/** Returns a confirmed form with a unique title. */
export function confirmedForm(changes: Partial<SubmissionForm> = {}): SubmissionForm {
  made += 1;
  return {
    product: 'sticker',
    mains: [],
    title: { en: `Little Bear ${process.pid} ${made}`, ja: `ちいさなくま${process.pid}-${made}` },
    description: {
      en: 'Stickers of a little bear for every day.',
      ja: '毎日つかえる、ちいさなくまのスタンプです。',
    },
    creatorName: 'Mika Sato',
    copyright: 'Mika Sato 2026',
    aiUsed: false,
    photoUsed: true,
    styleCategory: 'Cute',
    characterCategory: 'Bears',
    shownInShop: true,
    premium: false,
    saleArea: 'japan',
    arranging: true,
    autoRelease: true,
    designUrl: 'https://example.com/bear',
    reviewerNotes: 'The photo is my own.\nThank you.',
    count: 8,
    priceYen: 250,
    tags: { '01': ['ありがとう', 'うれしい', 'くま界隈'], '03': ['おはよう'] },
    ...changes,
  };
}
