import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import {
  closeEngine,
  cutOut,
  decodeCutOut,
  encodeCutOut,
  normalisePhoto,
} from '../../functions/src/engine/index.ts';
import { measureCutouts } from '../../tools/bench/cutouts/measure_cutouts.ts';
import { twoSubjects } from '../support/two_subjects.ts';
import { bombHeader, gif, withAnimationControl } from './bad_photos.ts';
import { photo } from './fixtures.ts';

afterAll(closeEngine);

const portrait = async () => sharp(await photo('astronaut.png'));
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('rejected photo', () => {
  const expectRejection = async (bytes: Uint8Array | Promise<Uint8Array>, wanted: string) =>
    expect(normalisePhoto(await bytes)).rejects.toEqual(code(wanted));

  test('rejects an empty file', () => expectRejection(new Uint8Array(), 'photo_empty'));
  test('rejects a file over 20 MB', () =>
    expectRejection(new Uint8Array(21 * 1024 * 1024), 'photo_too_heavy'));
  test('rejects a text file with a photo’s name', () =>
    expectRejection(Buffer.from('Just words, whatever the name says.'), 'photo_not_an_image'));
  test('rejects an SVG', () =>
    expectRejection(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
      'photo_not_an_image',
    ));
  test('rejects a PDF', () => expectRejection(Buffer.from('%PDF-1.7\n%âãÏÓ'), 'photo_not_an_image'));
  test('rejects a still GIF', () => expectRejection(gif(1), 'photo_not_an_image'));
  test('rejects an animated GIF', () => expectRejection(gif(2), 'photo_animated'));
  test('rejects an animated PNG', async () =>
    expectRejection(withAnimationControl(await (await portrait()).png().toBuffer(), 2), 'photo_animated'));
  test('rejects an animated WebP', async () => {
    const frames = [await photo('astronaut.png'), await (await portrait()).flop().png().toBuffer()];
    await expectRejection(
      sharp(frames, { join: { animated: true } })
        .webp()
        .toBuffer(),
      'photo_animated',
    );
  });
  test('rejects a photo of 1 × 1 px', () =>
    expectRejection(
      sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      'photo_too_small',
    ));
  test('rejects a photo 63 px wide', async () =>
    expectRejection((await portrait()).resize(63, 200).png().toBuffer(), 'photo_too_small'));
  test('rejects a photo of 30,000 × 30,000 px, by its header alone', () =>
    expectRejection(bombHeader(30_000, 30_000), 'photo_too_many_pixels'));
  test.each(['jpeg', 'png', 'webp'] as const)('rejects a truncated %s', async (format) => {
    const bytes = await (await portrait()).toFormat(format).toBuffer();
    await expectRejection(bytes.subarray(0, bytes.length / 2), 'photo_broken');
  });
  test.each(['its pixels', 'its colors'])('rejects a PNG with damaged bytes in %s', async (place) => {
    const bytes = await (await portrait()).resize(128).png({ palette: true }).toBuffer();
    // The palette comes before the pixels.
    const chunk = bytes.indexOf(place === 'its pixels' ? 'IDAT' : 'PLTE');
    const middle = chunk + 4 + (bytes.readUInt32BE(chunk - 4) >> 1);
    bytes.writeUInt8(255 - bytes.readUInt8(middle), middle);
    await expectRejection(bytes, 'photo_broken');
  });
  test('rejects a truncated HEIC', async () => {
    const bytes = await photo('portrait.heic');
    await expectRejection(bytes.subarray(0, bytes.length / 2), 'photo_broken');
  });
  test('rejects a JPEG of a few bytes', () =>
    expectRejection(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'photo_broken'));
});

describe('photo normalization', () => {
  const expectPlain = async (bytes: Uint8Array, channels = 3) => {
    const normal = await normalisePhoto(bytes);
    const meta = await sharp(normal.png).metadata();
    expect(meta).toMatchObject({ format: 'png', space: 'srgb', depth: 'uchar', channels });
    expect([meta.exif, meta.icc, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect([meta.width, meta.height]).toEqual([normal.width, normal.height]);
    return normal;
  };
  /** Returns the mean color difference from the original, 0 to 255. */
  const distance = async (png: Uint8Array) => {
    const small = (input: Uint8Array) => sharp(input).removeAlpha().resize(64, 64).raw().toBuffer();
    const [one, two] = await Promise.all([small(png), small(await photo('astronaut.png'))]);
    return one.reduce((sum, value, at) => sum + Math.abs(value - (two[at] ?? 0)), 0) / one.length;
  };

  test('converts CMYK to sRGB', async () => {
    const normal = await expectPlain(await (await portrait()).toColourspace('cmyk').jpeg().toBuffer());
    expect(await distance(normal.png)).toBeLessThan(14);
  });
  test('converts 16 bits to 8 bits', async () => {
    const normal = await expectPlain(await (await portrait()).toColourspace('rgb16').png().toBuffer());
    expect(await distance(normal.png)).toBeLessThan(2);
  });
  test('converts grayscale, palettes and opaque alpha', async () => {
    await expectPlain(await photo('camera.png'));
    await expectPlain(await (await portrait()).png({ palette: true }).toBuffer());
    await expectPlain(await (await portrait()).ensureAlpha().png().toBuffer());
  });
  test('removes GPS position and camera', async () => {
    const tagged = await (await portrait())
      .withExif({ IFD0: { Model: 'Secret' }, IFD3: { GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    const { png } = await expectPlain(tagged);
    expect(Buffer.from(png).includes('Secret')).toBe(false);
  });
  test('accepts JPEGs with extra bytes, as phones write them', async () => {
    const jpeg = await (await portrait()).jpeg().toBuffer();
    const scan = jpeg.lastIndexOf(Buffer.of(0xff, 0xda));
    const odd = Buffer.concat([jpeg.subarray(0, -2), Buffer.from('left over'), jpeg.subarray(-2)]);
    odd.writeUInt8(0, scan + 4 + jpeg.readUInt8(scan + 4) * 2 + 2); // The end of the spectral selection of a progressive scan.
    const trailed = Buffer.concat([odd, Buffer.from('SEFHe5 depth map SEFT')]);
    expect(await distance((await expectPlain(trailed)).png)).toBeLessThan(4);
  });
  test('converts HEIC', async () => {
    const normal = await expectPlain(await photo('portrait.heic'));
    expect(normal).toMatchObject({ format: 'heic', width: 384, height: 384 });
    expect(await distance(normal.png)).toBeLessThan(8);
  });
  test('reduces the photo to 1024 px and returns its original size', async () => {
    const large = await (await portrait()).resize(3000, 2000, { fit: 'fill' }).jpeg().toBuffer();
    const normal = await expectPlain(large);
    expect(normal).toMatchObject({
      format: 'jpeg',
      width: 1024,
      height: 683,
      sourceWidth: 3000,
      sourceHeight: 2000,
    });
  });
  test('applies the orientation', async () => {
    const upright = await (await portrait()).resize(300, 200, { fit: 'fill' }).png().toBuffer();
    const expected = await sharp(upright).resize(30, 20).raw().toBuffer();
    for (let orientation = 1; orientation <= 8; orientation++) {
      const normal = await normalisePhoto(await withOrientation(upright, orientation));
      expect(normal).toMatchObject({ width: 300, height: 200, sourceWidth: 300, sourceHeight: 200 });
      const seen = await sharp(normal.png).resize(30, 20).raw().toBuffer();
      const apart =
        seen.reduce((sum, value, at) => sum + Math.abs(value - (expected[at] ?? 0)), 0) / seen.length;
      expect(apart, `orientation ${orientation}`).toBeLessThan(6);
    }
  });
  test('keeps real transparency', async () => {
    const normal = await expectPlain(await disc(), 4);
    const subject = await cutOut(normal.png, 'thing');
    expect([subject.width, subject.height]).toEqual([200, 200]);
    expect(subject.pixels[3]).toBe(0);
    expect(subject.pixels[(100 * 200 + 100) * 4 + 3]).toBe(255);
  });
});

describe('subject of a photo', () => {
  test.each([
    ['astronaut.png', 'person', 1, []],
    ['camera.png', 'person', 1, []],
    ['chelsea.png', 'thing', 0, ['subject_cut_flat']],
  ] as const)('in %s is a %s with %i heads and the faults %j', async (name, kind, heads, faults) => {
    const { png } = await normalisePhoto(await photo(name));
    const subject = await cutOut(png, 'auto');
    expect(subject.kind).toBe(kind);
    expect(subject.heads).toHaveLength(heads);
    expect(subject).toMatchObject({ isUnsure: false, faults });
  });

  test('needs a decision if a person stands beside a larger thing, until one is given', async () => {
    const { png } = await normalisePhoto(await twoSubjects());
    const subject = await cutOut(png, 'auto');
    expect(subject.isUnsure).toBe(true);
    expect((await decodeCutOut(await encodeCutOut(subject))).isUnsure).toBe(true);
    const thing = await cutOut(png, 'thing');
    expect(thing).toMatchObject({ kind: 'thing', isUnsure: false });
    expect(thing.width).not.toBe(subject.width);
  });

  test('can be chosen by hand', async () => {
    const { png } = await normalisePhoto(await photo('astronaut.png'));
    expect((await cutOut(png, 'thing')).kind).toBe('thing');
  });

  test.each(['auto', 'person', 'thing'] as const)('is not found in an empty sky (%s)', async (subject) => {
    const { png } = await normalisePhoto(await photo('empty_sky.png'));
    await expect(cutOut(png, subject)).rejects.toEqual(code('photo_no_subject'));
  });

  test.each([
    ['a page of print', '#fff', '#fff'],
    ['a page in the shade', '#f4efe2', '#b9b2a4'],
    ['large print', '#fff', '#fff'],
    ['a checkerboard', '#fff', '#fff'],
  ])('is not found in %s', async (name, light, shade) => {
    const ink = name === 'a checkerboard' ? squares(50) : print(name === 'large print' ? 60 : 16);
    const { png } = await normalisePhoto(await paper(light, shade, ink));
    await expect(cutOut(png, 'auto')).rejects.toEqual(code('photo_no_subject'));
    await expect(cutOut(png, 'thing')).rejects.toEqual(code('photo_no_subject'));
  });

  test('is a red disc on the same paper', async () => {
    const { png } = await normalisePhoto(
      await paper('#fff', '#fff', '<circle cx="400" cy="500" r="260" fill="#c33"/>'),
    );
    const subject = await cutOut(png, 'auto');
    expect(Math.abs(subject.width - 520)).toBeLessThan(60); // The faint rim from the filter counts.
  });

  test('is found in the mirrored photo if the model does not find it in the photo', async () => {
    const [rocket] = await measureCutouts({ normalisePhoto, cutOut }, (name) => name === 'rocket room');
    expect(rocket?.iou).toBeGreaterThan(0.85);
  });

  test('keeps parts that the model finds only in the mirrored crop', async () => {
    const wanted = ['astronaut night mirrored', '🐇 room mirrored'];
    const scores = await measureCutouts({ normalisePhoto, cutOut }, (name) => wanted.includes(name));
    // Without the helmet 0.78, without parts of the fur 0.85.
    expect(Math.min(...scores.map(({ iou }) => iou))).toBeGreaterThan(0.9);
  });

  test('is cut out precisely if it is small, or has loose hair', async () => {
    const wanted = ['🍔 gradient', 'astronaut grass'];
    const [person, small] = await measureCutouts({ normalisePhoto, cutOut }, (name) => wanted.includes(name));
    expect(small?.iou).toBeGreaterThan(0.97);
    expect(person?.edgeError).toBeLessThan(0.035);
  });

  test('is cut out the same every time', async () => {
    const { png } = await normalisePhoto(await photo('astronaut.png'));
    const twice = await Promise.all([cutOut(png, 'auto'), cutOut(png, 'auto')]);
    const [one, two] = twice.map(({ pixels }) => createHash('sha256').update(pixels).digest('hex'));
    expect(two).toBe(one);
  });

  test('can still be cut out after a task failed', async () => {
    await expect(cutOut(Buffer.from('no PNG'), 'auto')).rejects.toEqual(code('photo_broken'));
    await closeEngine();
    const { png } = await normalisePhoto(await photo('astronaut.png'));
    expect((await cutOut(png, 'auto')).kind).toBe('person');
  });
});

/** Returns `upright` as a camera in another position stores it, with the matching Exif orientation. */
async function withOrientation(upright: Buffer, orientation: number): Promise<Buffer> {
  const turned = [
    (image: Sharp) => image,
    (image: Sharp) => image.flop(),
    (image: Sharp) => image.rotate(180),
    (image: Sharp) => image.flip(),
    (image: Sharp) => image.rotate(90),
    (image: Sharp) => image.rotate(270),
    (image: Sharp) => image.rotate(270),
    (image: Sharp) => image.rotate(90),
  ][orientation - 1];
  const stored = await turned?.(sharp(upright)).png().toBuffer();
  const mirrored = orientation === 5 || orientation === 7;
  return sharp(stored).flop(mirrored).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
}

function disc(): Promise<Buffer> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="100" fill="#c33"/></svg>';
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A page of 800 × 1000 px, lit from the top left. */
function paper(light: string, shade: string, ink: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000"><defs><linearGradient id="lit" x2="1" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${shade}"/></linearGradient></defs><rect width="800" height="1000" fill="url(#lit)"/>${ink}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

/** Lines of strokes that look like text from a distance; no font is needed. */
function print(size: number): string {
  const strokes: string[] = [];
  for (let y = 120; y < 900; y += size * 1.6) {
    for (let letter = 0; 80 + (letter + 1) * size * 0.6 < 720; letter++) {
      if ((letter * 7 + Math.floor(y)) % 6 === 0) continue; // The space between words.
      const [x, tall] = [80 + letter * size * 0.6, size * (0.5 + ((letter * 5) % 4) * 0.13)];
      strokes.push(`M${x} ${y}v${-tall}m0 ${tall * 0.3}h${size * 0.35}v${tall * 0.5}`);
    }
  }
  return `<path d="${strokes.join('')}" stroke="#222" stroke-width="${size * 0.12}" fill="none"/>`;
}

function squares(side: number): string {
  const dark: string[] = [];
  for (let y = 0; y < 1000; y += side) {
    for (let x = (y / side) % 2 === 0 ? 0 : side; x < 800; x += side * 2)
      dark.push(`M${x} ${y}h${side}v${side}h${-side}z`);
  }
  return `<path d="${dark.join('')}"/>`;
}
