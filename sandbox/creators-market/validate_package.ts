import { createHash } from 'node:crypto';
import { type PngFile, readPng } from './read_png.ts';
import { readZip, type ZipEntry } from './read_zip.ts';

/** One thing that Creators Market would refuse (`error`) or a reviewer might (`warning`). */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly rule: string;
  readonly file: string;
  readonly detail: string;
}

/** The site's rules for a static set, written from its guideline and from nothing of ours. */
const counts = [8, 16, 24, 32, 40];
const oneMegabyte = 1_000_000;

/** Judges a package as the upload page would. An empty list means that it would be taken. */
export async function validatePackage(zip: Uint8Array): Promise<Finding[]> {
  let entries: ZipEntry[];
  try {
    entries = await readZip(zip);
  } catch (error) {
    return [{ level: 'error', rule: 'zip', file: 'package.zip', detail: String(error) }];
  }
  const findings = [...judgeSize(zip), ...judgeNames(entries)];
  const images = new Map<string, PngFile>();
  for (const { name, bytes } of entries) {
    try {
      const image = readPng(bytes);
      images.set(name, image);
      findings.push(
        ...judgeFormat(name, bytes, image),
        ...judgeDimensions(name, image),
        ...judgePixels(name, image),
      );
    } catch (error) {
      findings.push({ level: 'error', rule: 'png', file: name, detail: String(error) });
    }
  }
  return [...findings, ...judgeDuplicates(images)];
}

function judgeSize(zip: Uint8Array): Finding[] {
  const file = 'package.zip';
  if (zip.byteLength > 60_000_000)
    return [{ level: 'error', rule: 'zip_bytes', file, detail: 'Over 60 MB.' }];
  if (zip.byteLength > 20_000_000)
    return [{ level: 'warning', rule: 'zip_bytes', file, detail: 'Over 20 MB.' }];
  return [];
}

function judgeNames(entries: readonly ZipEntry[]): Finding[] {
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

function judgeFormat(file: string, bytes: Buffer, image: PngFile): Finding[] {
  const types = image.chunks.map(({ type }) => type);
  const density = image.chunks.find(({ type }) => type === 'pHYs')?.data;
  const perMetre =
    density && density.readUInt8(8) === 1 ? Math.min(density.readUInt32BE(0), density.readUInt32BE(4)) : 0;
  const faults: [boolean, Finding['level'], string, string][] = [
    [bytes.length > oneMegabyte, 'error', 'image_bytes', `${bytes.length} bytes.`],
    [
      image.bitDepth !== 8 || image.colorType !== 6,
      'error',
      'colour_type',
      `${image.bitDepth} bit, type ${image.colorType}.`,
    ],
    [types.includes('acTL'), 'error', 'animated', 'An APNG in a static set.'],
    [image.interlace !== 0, 'warning', 'interlaced', 'Interlaced.'],
    [perMetre < 2834, 'warning', 'density', `${perMetre} px per metre, 72 dpi is 2835.`],
    [!types.includes('sRGB'), 'warning', 'colour_space', 'No sRGB chunk.'],
    [
      types.some((type) => ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME'].includes(type)),
      'warning',
      'metadata',
      types.join(' '),
    ],
  ];
  return faults.flatMap(([isFault, level, rule, detail]) => (isFault ? [{ level, rule, file, detail }] : []));
}

function judgeDimensions(file: string, { width, height }: PngFile): Finding[] {
  const detail = `${width} x ${height}`;
  if (file === 'main.png' || file === 'tab.png') {
    const [w, h] = file === 'main.png' ? [240, 240] : [96, 74];
    return width === w && height === h ? [] : [{ level: 'error', rule: 'dimensions', file, detail }];
  }
  const findings: Finding[] = [];
  if (width > 370 || height > 320 || width < 80 || height < 80)
    findings.push({ level: 'error', rule: 'dimensions', file, detail });
  if (width % 2 !== 0 || height % 2 !== 0) findings.push({ level: 'error', rule: 'even', file, detail });
  return findings;
}

function judgePixels(file: string, { width, height, pixels }: PngFile): Finding[] {
  const alphaAt = (x: number, y: number) => pixels[(y * width + x) * 4 + 3] ?? 0;
  const box = { left: width, top: height, right: -1, bottom: -1 };
  let opaque = 0;
  let dirty = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (pixels[at + 3] === 0) {
        if (pixels[at] || pixels[at + 1] || pixels[at + 2]) dirty += 1;
        continue;
      }
      opaque += 1;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  const margin = Math.min(box.left, box.top, width - 1 - box.right, height - 1 - box.bottom);
  const hasOpaqueCorner = [
    alphaAt(0, 0),
    alphaAt(width - 1, 0),
    alphaAt(0, height - 1),
    alphaAt(width - 1, height - 1),
  ].some((alpha) => alpha > 0);
  const findings: Finding[] = [];
  if (opaque === 0) return [{ level: 'error', rule: 'empty', file, detail: 'Nothing is drawn.' }];
  if (opaque === width * height)
    findings.push({ level: 'error', rule: 'transparency', file, detail: 'No transparent pixel.' });
  else if (hasOpaqueCorner)
    findings.push({ level: 'error', rule: 'transparency', file, detail: 'A corner is not transparent.' });
  if (dirty > 0)
    findings.push({
      level: 'warning',
      rule: 'hidden_colour',
      file,
      detail: `${dirty} transparent pixels carry colour.`,
    });
  if (/^\d/.test(file) && margin < 10)
    findings.push({ level: 'warning', rule: 'margin', file, detail: `${margin} px.` });
  return findings;
}

function judgeDuplicates(images: ReadonlyMap<string, PngFile>): Finding[] {
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
