import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';
import type { PngFile } from './read_png.ts';
import { readZip, type ZipEntry } from './read_zip.ts';
import { amountsOf, badgeKeys, type ItemShape, numberedKeys } from './rules/item_shape.ts';
import { staticSticker, validateImage } from './validate_image.ts';

/** Product names of Pochitto's command line. */
const shapes: Readonly<Record<string, ItemShape>> = {
  sticker: staticSticker,
  animated_sticker: { kind: 'sticker', isAnimated: true },
  emoji: { kind: 'emoji', isAnimated: false },
  animated_emoji: { kind: 'emoji', isAnimated: true },
};

/** Validates a package like the upload page. An empty list means that it is accepted. */
export async function validatePackage(zip: Uint8Array, product = 'sticker'): Promise<Finding[]> {
  const shape = shapes[product];
  if (!shape) throw new Error(`There is no product ${product}.`);
  let entries: ZipEntry[];
  try {
    entries = await readZip(zip);
  } catch (error) {
    return [{ level: 'error', rule: 'zip', file: 'package.zip', detail: String(error) }];
  }
  const findings = [...validateSize(zip, shape), ...validateNames(entries, shape)];
  const images = new Map<string, PngFile>();
  for (const { name, bytes } of entries) {
    const result = validateImage(name, bytes, shape);
    if (result.image) images.set(name, result.image);
    findings.push(...result.findings);
  }
  return [...findings, ...validateDuplicates(images)];
}

function validateSize(zip: Uint8Array, { kind }: ItemShape): Finding[] {
  const file = 'package.zip';
  if (kind === 'emoji' && zip.byteLength > 20_000_000)
    return [{ level: 'error', rule: 'zip_bytes', file, detail: 'Over 20 MB.' }];
  if (zip.byteLength > 60_000_000)
    return [{ level: 'error', rule: 'zip_bytes', file, detail: 'Over 60 MB.' }];
  if (zip.byteLength > 20_000_000)
    return [{ level: 'warning', rule: 'zip_bytes', file, detail: 'Over 20 MB.' }];
  return [];
}

function validateNames(entries: readonly ZipEntry[], shape: ItemShape): Finding[] {
  const names = entries.map(({ name }) => name).sort();
  const stickers = names.filter((name) => /^\d+\.png$/.test(name));
  const findings: Finding[] = [];
  const say = (rule: string, file: string, detail: string) =>
    findings.push({ level: 'error', rule, file, detail });
  if (!amountsOf(shape).includes(stickers.length))
    say('count', 'package.zip', `${stickers.length} stickers.`);
  const keys = [...badgeKeys(shape.kind), ...numberedKeys(shape.kind, stickers.length)];
  const expected = keys.map((key) => `${key}.png`);
  for (const name of expected) if (!names.includes(name)) say('names', name, 'Missing.');
  for (const name of names) if (!expected.includes(name)) say('names', name, 'Does not belong here.');
  if (new Set(names).size !== names.length) say('names', 'package.zip', 'A name stands twice.');
  return findings;
}

function validateDuplicates(images: ReadonlyMap<string, PngFile>): Finding[] {
  const seen = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [file, { pixels }] of images) {
    if (!/^\d/.test(file)) continue;
    const key = createHash('sha256').update(pixels).digest('hex');
    const twin = seen.get(key);
    if (twin)
      findings.push({ level: 'error', rule: 'duplicate', file, detail: `The same picture as ${twin}.` });
    seen.set(key, file);
  }
  return findings;
}
