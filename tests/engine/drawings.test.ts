import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type CutOut, type DrawingsOf, drawingsIn } from '../../functions/src/engine/index.ts';
import { cat, cats, drawn } from '../support/own_drawings.ts';
import { photo } from './fixtures.ts';

const heart = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="9" fill="#e8452c"/>`;

/** RGBA of the pixel in the middle. */
function middleOf({ width, height, pixels }: CutOut): number[] {
  const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
  return Array.from(pixels.subarray(at, at + 4));
}

const read = (bytes: Uint8Array, layout: DrawingsOf['layout'] = 'single') => drawingsIn(bytes, { layout });

describe('a drawing of its own', () => {
  it('keeps its transparent ground and is cropped to what is drawn', async () => {
    const png = await drawn(cat(100, 60, 300), { width: 600, height: 500, color: null })
      .png()
      .toBuffer();
    const [one, ...others] = await read(png);
    expect(others).toEqual([]);
    expect(one?.cutOut.width).toBeGreaterThan(200);
    expect(one?.cutOut.width).toBeLessThan(260);
    expect(one).toMatchObject({ hasGround: true, cutOut: { kind: 'thing', frame: null } });
  });

  it('loses a flat white ground of a JPEG and keeps the white inside its outline', async () => {
    const jpeg = await drawn(cat(100, 60, 300), { width: 600, height: 500, color: '#fff' })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 70 })
      .toBuffer();
    const [one] = await read(jpeg);
    expect(one?.hasGround).toBe(true);
    expect(one?.cutOut.pixels[3]).toBe(0);
    expect(one && Math.min(...middleOf(one.cutOut))).toBeGreaterThan(250);
  });

  it('is also given on its flat ground, if it has one', async () => {
    const size = { width: 600, height: 500 };
    const [one] = await read(
      await drawn(cat(100, 60, 300), { ...size, color: '#4080ff' })
        .png()
        .toBuffer(),
    );
    expect(one?.cutOut.pixels[3]).toBe(0);
    expect(one?.onGround).toMatchObject(size);
    expect(Array.from(one?.onGround?.pixels.subarray(0, 4) ?? [])).toEqual([0x40, 0x80, 0xff, 255]);
    const [other] = await read(
      await drawn(cat(100, 60, 300), { ...size, color: null })
        .png()
        .toBuffer(),
    );
    expect(other?.onGround).toBeNull();
  });

  it('of a sheet is also given on the ground of the sheet', async () => {
    const sheet = drawn(cats(2, 4, 240), { width: 480, height: 480, color: '#4080ff' });
    const found = await read(await sheet.png().toBuffer(), 'sheet');
    expect(found).toHaveLength(4);
    for (const { cutOut, onGround } of found) {
      expect(onGround?.width).toBeGreaterThan(cutOut.width);
      const pixels = onGround?.pixels ?? new Uint8ClampedArray();
      expect(Array.from(pixels.subarray(0, 4))).toEqual([0x40, 0x80, 0xff, 255]);
      expect(pixels.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
    }
  });

  it('keeps its detached marks', async () => {
    const png = await drawn(cat(100, 100, 200) + heart(360, 60), { width: 500, height: 400, color: null })
      .png()
      .toBuffer();
    const [one] = await read(png);
    expect(one?.cutOut.width).toBeGreaterThan(240);
  });

  it('is kept whole if it fills the canvas without a ground', async () => {
    const noise = Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, at) => (at * 7919) % 251));
    const png = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
      .png()
      .toBuffer();
    const [one] = await read(png);
    expect(one).toMatchObject({ hasGround: false, cutOut: { width: 300, height: 200 } });
  });

  it('is read from HEIC', async () => {
    const [one] = await read(await photo('portrait.heic'));
    expect(one).toMatchObject({ hasGround: false, cutOut: { width: 384, height: 384 } });
  });

  it('is rejected with damaged bytes', async () => {
    const png = await drawn(cat(100, 60, 300), { width: 600, height: 500, color: null })
      .png()
      .toBuffer();
    const middle = png.indexOf('IDAT') + 200;
    png.writeUInt8(255 - png.readUInt8(middle), middle);
    await expect(read(png)).rejects.toMatchObject({ code: 'photo_broken' });
  });

  it.each([
    ['fully transparent', '', null, 'drawing_empty'],
    ['one flat color', '', '#fff', 'drawing_empty'],
  ])('is rejected if it is %s', async (_, shapes, color, code) => {
    const png = await drawn(shapes, { width: 300, height: 300, color }).png().toBuffer();
    await expect(read(png)).rejects.toMatchObject({ code });
  });

  it.each([
    [1, 1, 'photo_too_small'],
    [10_000, 5001, 'photo_too_many_pixels'],
  ])('is rejected with a size of %i × %i', async (width, height, code) => {
    const png = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await expect(read(png)).rejects.toMatchObject({ code });
  });
});

describe('a sheet of drawings', () => {
  it.each([
    ['transparent', null, 8, 4],
    ['flat', '#ffe9c4', 12, 4],
  ])('of a %s ground is split in reading order', async (_, color, count, columns) => {
    const size = { width: columns * 200, height: Math.ceil(count / columns) * 200, color };
    const cells = await read(
      await drawn(cats(columns, count, 200), size)
        .png()
        .toBuffer(),
      'sheet',
    );
    expect(cells).toHaveLength(count);
    for (const { cutOut } of cells) expect(Math.abs(cutOut.width - 120)).toBeLessThan(15);
  });

  it('keeps a mark with the drawing that it belongs to', async () => {
    const shapes = cat(20, 40, 160) + cat(220, 40, 160) + heart(330, 22);
    const cells = await read(
      await drawn(shapes, { width: 400, height: 220, color: null }).png().toBuffer(),
      'sheet',
    );
    expect(cells).toHaveLength(2);
    expect(cells[1]?.cutOut.height).toBeGreaterThan((cells[0]?.cutOut.height ?? 0) + 10);
  });

  it('with one drawing gives one, and with 60 gives 60', async () => {
    const one = await drawn(cat(50, 50, 200), { width: 300, height: 300, color: '#fff' })
      .png()
      .toBuffer();
    expect(await read(one, 'sheet')).toHaveLength(1);
    const sixty = await drawn(cats(8, 60, 120), { width: 960, height: 960, color: '#fff' })
      .png()
      .toBuffer();
    expect(await read(sixty, 'sheet')).toHaveLength(60);
  });

  it('whose drawings touch, or stand in frames, is split by its columns and rows', async () => {
    const grid = { columns: 3, rows: 2 };
    const frames = Array.from(
      { length: 6 },
      (_, at) =>
        `<rect x="${(at % 3) * 200}" y="${Math.floor(at / 3) * 200}" width="200" height="200" fill="none" stroke="#000" stroke-width="4"/>`,
    ).join('');
    const bar = '<rect x="100" y="90" width="400" height="12" fill="#221122"/>';
    for (const shapes of [cats(3, 6, 200) + frames, cats(3, 6, 200) + bar]) {
      const png = await drawn(shapes, { width: 600, height: 400, color: '#fff' }).png().toBuffer();
      const found = await drawingsIn(png, { layout: 'sheet', grid });
      expect(found).toHaveLength(6);
      for (const { cutOut } of found) expect(Math.abs(cutOut.height - 145)).toBeLessThan(20);
    }
  });

  it('is rejected without a ground that the drawings stand on', async () => {
    const noise = Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, at) => (at * 7919) % 251));
    const png = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
      .png()
      .toBuffer();
    await expect(read(png, 'sheet')).rejects.toMatchObject({ code: 'drawing_ground' });
  });
});
