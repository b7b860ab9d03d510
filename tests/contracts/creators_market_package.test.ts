import { crc32 } from 'node:zlib';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { zipSync } from 'fflate';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';

type Files = Record<string, Buffer>;
type Paint = (x: number, y: number) => readonly [number, number, number, number];

const inside = (width: number, height: number, margin: number, shade: number): Paint => {
  return (x, y) =>
    x >= margin && y >= margin && x < width - margin && y < height - margin
      ? [shade, 90, 60, 255]
      : [0, 0, 0, 0];
};

function png(width: number, height: number, paint: Paint, options: { colorType?: 2 | 6 } = {}): Buffer {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) image.data.set(paint(x, y), (y * width + x) * 4);
  }
  return PNG.sync.write(image, { colorType: options.colorType ?? 6 });
}

/** Inserts a chunk after IHDR, as other encoders do. */
function withChunk(bytes: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
}

const density = Buffer.from([0, 0, 0x0b, 0x13, 0, 0, 0x0b, 0x13, 1]);
const finish = (bytes: Buffer) => withChunk(withChunk(bytes, 'pHYs', density), 'sRGB', Buffer.from([0]));
const sticker = memoized((shade) => finish(png(370, 320, inside(370, 320, 10, shade))));
const main = finish(png(240, 240, inside(240, 240, 10, 200)));
const tab = finish(png(96, 74, inside(96, 74, 4, 200)));

function memoized<Value>(make: (key: number) => Value): (key: number) => Value {
  const made = new Map<number, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

function validFiles(count = 8): Files {
  const files: Files = {
    'main.png': main,
    'tab.png': tab,
  };
  for (let n = 1; n <= count; n += 1) files[`${String(n).padStart(2, '0')}.png`] = sticker(n);
  return files;
}

const rulesOf = async (files: Files) =>
  new Set((await validatePackage(zipSync(files))).map(({ level, rule, file }) => `${level} ${rule} ${file}`));

const without = (name: string): Files => {
  const { [name]: _, ...rest } = validFiles();
  return rest;
};

describe('sandbox package validator', () => {
  it.each([8, 16, 24, 32, 40])('accepts a valid set of %i', async (count) => {
    expect(await validatePackage(zipSync(validFiles(count)))).toEqual([]);
  });

  it('rejects a file that is not a ZIP', async () => {
    expect(await validatePackage(Buffer.from('no archive'))).toMatchObject([{ level: 'error', rule: 'zip' }]);
  });

  const plain = png(370, 320, inside(370, 320, 10, 1));
  const faults: [string, () => Files, string][] = [
    ['7 stickers', () => without('08.png'), 'error count package.zip'],
    ['a missing main', () => without('main.png'), 'error names main.png'],
    ['a missing tab', () => without('tab.png'), 'error names tab.png'],
    ['a gap in the numbers', () => ({ ...without('03.png'), '09.png': sticker(9) }), 'error names 03.png'],
    [
      'an unknown file',
      () => ({ ...validFiles(), 'metadata.json': Buffer.from('{}') }),
      'error names metadata.json',
    ],
    ['a folder', () => ({ ...without('01.png'), 'set/01.png': sticker(1) }), 'error names set/01.png'],
    [
      'a width of 369 px',
      () => ({ ...validFiles(), '01.png': finish(png(369, 320, inside(369, 320, 10, 1))) }),
      'error even 01.png',
    ],
    [
      'a sticker that is too wide',
      () => ({ ...validFiles(), '01.png': finish(png(372, 320, inside(372, 320, 10, 1))) }),
      'error dimensions 01.png',
    ],
    [
      'a sticker that is too small',
      () => ({ ...validFiles(), '01.png': finish(png(78, 78, inside(78, 78, 10, 1))) }),
      'error dimensions 01.png',
    ],
    [
      'a main of the wrong size',
      () => ({ ...validFiles(), 'main.png': finish(png(240, 238, inside(240, 238, 10, 1))) }),
      'error dimensions main.png',
    ],
    [
      'a tab of the wrong size',
      () => ({ ...validFiles(), 'tab.png': finish(png(96, 96, inside(96, 96, 10, 1))) }),
      'error dimensions tab.png',
    ],
    [
      'a missing alpha channel',
      () => ({ ...validFiles(), '01.png': finish(png(370, 320, inside(370, 320, 10, 1), { colorType: 2 })) }),
      'error colour_type 01.png',
    ],
    [
      'an opaque background',
      () => ({ ...validFiles(), '01.png': finish(png(370, 320, () => [1, 2, 3, 255])) }),
      'error transparency 01.png',
    ],
    [
      'an opaque corner',
      () => ({
        ...validFiles(),
        '01.png': finish(
          png(370, 320, (x, y) => (x + y === 0 ? [1, 2, 3, 255] : inside(370, 320, 10, 1)(x, y))),
        ),
      }),
      'error transparency 01.png',
    ],
    [
      'an empty picture',
      () => ({ ...validFiles(), '01.png': finish(png(370, 320, () => [0, 0, 0, 0])) }),
      'error empty 01.png',
    ],
    ['two identical stickers', () => ({ ...validFiles(), '02.png': sticker(1) }), 'error duplicate 02.png'],
    [
      'an animation',
      () => ({ ...validFiles(), '01.png': withChunk(sticker(1), 'acTL', Buffer.alloc(8)) }),
      'error animated 01.png',
    ],
    ['a broken CRC', () => ({ ...validFiles(), '01.png': flip(sticker(1), 40) }), 'error png 01.png'],
    [
      'a truncated file',
      () => ({ ...validFiles(), '01.png': sticker(1).subarray(0, 300) }),
      'error png 01.png',
    ],
    [
      'a text file named PNG',
      () => ({ ...validFiles(), '01.png': Buffer.from('hello') }),
      'error png 01.png',
    ],
    [
      'bytes after the end',
      () => ({ ...validFiles(), '01.png': Buffer.concat([sticker(1), Buffer.from('x')]) }),
      'error png 01.png',
    ],
    [
      'a picture over 1 MB',
      () => ({ ...validFiles(), '01.png': withChunk(sticker(1), 'prVt', Buffer.alloc(1_000_001)) }),
      'error image_bytes 01.png',
    ],
    [
      'a narrow margin',
      () => ({ ...validFiles(), '01.png': finish(png(370, 320, inside(370, 320, 9, 1))) }),
      'warning margin 01.png',
    ],
    [
      'color in transparent pixels',
      () => ({
        ...validFiles(),
        '01.png': finish(
          png(370, 320, (x, y) => (inside(370, 320, 10, 1)(x, y)[3] ? [1, 90, 60, 255] : [9, 0, 0, 0])),
        ),
      }),
      'warning hidden_colour 01.png',
    ],
    [
      'a missing density',
      () => ({ ...validFiles(), '01.png': withChunk(plain, 'sRGB', Buffer.from([0])) }),
      'warning density 01.png',
    ],
    [
      'a missing color space',
      () => ({ ...validFiles(), '01.png': withChunk(plain, 'pHYs', density) }),
      'warning colour_space 01.png',
    ],
    [
      'a text chunk',
      () => ({ ...validFiles(), '01.png': withChunk(sticker(1), 'tEXt', Buffer.from('GPS\0 35.6')) }),
      'warning metadata 01.png',
    ],
  ];

  it.each(faults)('reports %s', async (_, files, finding) => {
    expect(await rulesOf(files())).toContain(finding);
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}
