import type { Finding } from './finding.ts';
import { type PngFile, readPng } from './read_png.ts';
import type { ItemShape } from './rules/item_shape.ts';
import { validateAnimation } from './validate_animation.ts';

const oneMegabyte = 1_000_000;

export const staticSticker: ItemShape = { kind: 'sticker', isAnimated: false };

/**
 * Validates one file by its name (`main.png`, `tab.png`, `01.png` …). `image` is null if it is not a readable PNG.
 */
export function validateImage(
  file: string,
  bytes: Buffer,
  shape: ItemShape = staticSticker,
): { image: PngFile | null; findings: Finding[] } {
  try {
    const image = readPng(bytes);
    const findings = [
      ...validateFormat(file, bytes, image, shape),
      ...validateDimensions(file, image, shape),
      ...validatePixels(file, image, shape),
    ];
    return { image, findings };
  } catch (error) {
    return { image: null, findings: [{ level: 'error', rule: 'png', file, detail: String(error) }] };
  }
}

/** In an animated set, everything except the tab is animated. */
const moves = (file: string, { isAnimated }: ItemShape): boolean => isAnimated && file !== 'tab.png';

function validateFormat(file: string, bytes: Buffer, image: PngFile, shape: ItemShape): Finding[] {
  const types = image.chunks.map(({ type }) => type);
  const density = image.chunks.find(({ type }) => type === 'pHYs')?.data;
  const perMeter =
    density && density.readUInt8(8) === 1 ? Math.min(density.readUInt32BE(0), density.readUInt32BE(4)) : 0;
  const faults: [boolean, Finding['level'], string, string][] = [
    [bytes.length > oneMegabyte, 'error', 'image_bytes', `${bytes.length} bytes.`],
    [
      image.bitDepth !== 8 || image.colorType !== 6,
      'error',
      'colour_type',
      `${image.bitDepth} bit, type ${image.colorType}.`,
    ],
    [types.includes('acTL') && !moves(file, shape), 'error', 'animated', 'An APNG in a static set.'],
    [moves(file, shape) && bytes.length > 300_000, 'warning', 'image_bytes', 'Over 300 KB.'],
    [image.interlace !== 0, 'warning', 'interlaced', 'Interlaced.'],
    [perMeter < 2834, 'warning', 'density', `${perMeter} px per metre, 72 dpi is 2835.`],
    [!types.includes('sRGB'), 'warning', 'colour_space', 'No sRGB chunk.'],
    [
      types.some((type) => ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME'].includes(type)),
      'warning',
      'metadata',
      types.join(' '),
    ],
  ];
  const found = faults.flatMap(([isFault, level, rule, detail]) =>
    isFault ? [{ level, rule, file, detail }] : [],
  );
  return moves(file, shape) ? [...found, ...validateAnimation(file, image)] : found;
}

function validateDimensions(file: string, { width, height }: PngFile, shape: ItemShape): Finding[] {
  const detail = `${width} x ${height}`;
  if (file === 'main.png' || file === 'tab.png') {
    const [w, h] = file === 'main.png' ? [240, 240] : [96, 74];
    return width === w && height === h ? [] : [{ level: 'error', rule: 'dimensions', file, detail }];
  }
  const wrong: Finding[] = [{ level: 'error', rule: 'dimensions', file, detail }];
  if (shape.kind === 'emoji') return width === 180 && height === 180 ? [] : wrong;
  // One side reaches 270: at least 270 wide, or exactly 270 high.
  if (shape.isAnimated) return width <= 320 && height <= 270 && (width >= 270 || height === 270) ? [] : wrong;
  const findings: Finding[] = [];
  if (width > 370 || height > 320 || width < 80 || height < 80)
    findings.push({ level: 'error', rule: 'dimensions', file, detail });
  if (width % 2 !== 0 || height % 2 !== 0) findings.push({ level: 'error', rule: 'even', file, detail });
  return findings;
}

function validatePixels(file: string, { width, height, pixels }: PngFile, shape: ItemShape): Finding[] {
  const alphaAt = (x: number, y: number) => pixels[(y * width + x) * 4 + 3] ?? 0;
  const box = { left: width, top: height, right: -1, bottom: -1 };
  let opaque = 0;
  let hiddenColorPixels = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (pixels[at + 3] === 0) {
        if (pixels[at] || pixels[at + 1] || pixels[at + 2]) hiddenColorPixels += 1;
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
  if (hiddenColorPixels > 0)
    findings.push({
      level: 'warning',
      rule: 'hidden_colour',
      file,
      detail: `${hiddenColorPixels} transparent pixels carry colour.`,
    });
  const needsMargin = /^\d/.test(file) && shape.kind === 'sticker' && !shape.isAnimated;
  if (needsMargin && margin < 10)
    findings.push({ level: 'warning', rule: 'margin', file, detail: `${margin} px.` });
  return findings;
}

/** Rules of `validateImage` that make the site reject a file; the site's message for each is in `words/`. */
export const IMAGE_PROBLEMS = [
  'png',
  'image_bytes',
  'colour_type',
  'animated',
  'still',
  'frames',
  'loops',
  'seconds',
  'first_frame',
  'dimensions',
  'even',
  'empty',
  'transparency',
] as const;
export type ImageProblem = (typeof IMAGE_PROBLEMS)[number];

const isProblem = (rule: string): rule is ImageProblem => IMAGE_PROBLEMS.some((known) => known === rule);

/** Returns why the site rejects an image for a slot (`main`, `tab`, `01` …); empty if it accepts it. */
export function imageProblems(shape: ItemShape, key: string, bytes: Buffer): ImageProblem[] {
  const rules = validateImage(`${key}.png`, bytes, shape)
    .findings.filter(({ level }) => level === 'error')
    .map(({ rule }) => rule);
  return [...new Set(rules.filter(isProblem))];
}
