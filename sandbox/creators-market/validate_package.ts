import { createHash } from 'node:crypto';
import type { PngFile } from './read_png.ts';
import { readZip, type ZipEntry } from './read_zip.ts';
import { type Finding, validateImage } from './validate_image.ts';

export type { Finding } from './validate_image.ts';

/** The site's rules for a static set, written from its guidelines, independently of Pochitto. */
const counts = [8, 16, 24, 32, 40];

/** Validates a package like the upload page. An empty list means that it is accepted. */
export async function validatePackage(zip: Uint8Array): Promise<Finding[]> {
  let entries: ZipEntry[];
  try {
    entries = await readZip(zip);
  } catch (error) {
    return [{ level: 'error', rule: 'zip', file: 'package.zip', detail: String(error) }];
  }
  const findings = [...validateSize(zip), ...validateNames(entries)];
  const images = new Map<string, PngFile>();
  for (const { name, bytes } of entries) {
    const result = validateImage(name, bytes);
    if (result.image) images.set(name, result.image);
    findings.push(...result.findings);
  }
  return [...findings, ...validateDuplicates(images)];
}

function validateSize(zip: Uint8Array): Finding[] {
  const file = 'package.zip';
  if (zip.byteLength > 60_000_000)
    return [{ level: 'error', rule: 'zip_bytes', file, detail: 'Over 60 MB.' }];
  if (zip.byteLength > 20_000_000)
    return [{ level: 'warning', rule: 'zip_bytes', file, detail: 'Over 20 MB.' }];
  return [];
}

function validateNames(entries: readonly ZipEntry[]): Finding[] {
  const names = entries.map(({ name }) => name).sort();
  const stickers = names.filter((name) => /^\d\d\.png$/.test(name));
  const findings: Finding[] = [];
  const say = (rule: string, file: string, detail: string) =>
    findings.push({ level: 'error', rule, file, detail });
  if (!counts.includes(stickers.length)) say('count', 'package.zip', `${stickers.length} stickers.`);
  const expected = [
    'main.png',
    'tab.png',
    ...stickers.map((_, index) => `${String(index + 1).padStart(2, '0')}.png`),
  ];
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
