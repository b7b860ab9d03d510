import { startOpenAiSandbox } from '@pochitto/sandbox/openai';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type CutOut, encodeCutOut, type SheetCell, sliceSheet } from '../../functions/src/engine/index.ts';
import { photo, subjectOf } from './fixtures.ts';
import { cell, figure, middle, nine, type Placed, sheet } from './sheets.ts';

const grid = { columns: 3, rows: 3, cells: 9 };
const slice = async (png: Promise<Buffer>) => sliceSheet(await png, grid);
const problems = (cells: readonly SheetCell[]) =>
  cells.map((each) => ('problem' in each ? each.problem : 'fine'));
const fine = (changed: Record<number, string> = {}) =>
  Array.from({ length: 9 }, (_, number) => changed[number] ?? 'fine');

function cutOutOf(each: SheetCell | undefined): CutOut {
  if (!each || 'problem' in each) throw new Error(`No cut-out: ${each?.problem}`);
  return each.cutOut;
}

/** Alpha of a pixel, by its place in the whole as shares of width and height. */
const alphaAt = ({ pixels, width, height }: CutOut, x: number, y: number) =>
  pixels[(Math.floor(y * height) * width + Math.floor(x * width)) * 4 + 3];

const placed = (changed: Record<number, Partial<Placed> | null>): Placed[] =>
  nine().flatMap((each, number) => {
    const change = changed[number];
    return change === null ? [] : [{ ...each, ...change }];
  });

describe('a sheet of nine figures is taken apart', () => {
  test('off a transparent ground, each cropped to itself', async () => {
    const cells = await slice(sheet(nine()));
    expect(problems(cells)).toEqual(fine());
    for (const each of cells) {
      const cutOut = cutOutOf(each);
      expect(cutOut).toMatchObject({ kind: 'thing', heads: [], frame: null });
      expect(Math.abs(cutOut.width - 122)).toBeLessThan(10);
      expect(alphaAt(cutOut, 0.5, 0.5)).toBe(255);
    }
  });

  test.each(['#ffffff', '#00ff88', '#ff00ff', '#c8c8c8'])('off a flat ground of %s', async (ground) => {
    const cells = await slice(sheet(nine(), { ground, noise: 5 }));
    expect(problems(cells)).toEqual(fine());
    const clear = await slice(sheet(nine()));
    for (const [number, each] of cells.entries()) {
      const [keyed, drawn] = [cutOutOf(each), cutOutOf(clear[number])];
      expect(Math.abs(keyed.width - drawn.width)).toBeLessThanOrEqual(4);
      if (number % 3 !== 1) expect(alphaAt(keyed, 0.02, 0.02)).toBe(0);
    }
  });

  test('without eating what a figure encloses, though it has the ground’s colour', async () => {
    const cells = await slice(sheet(nine(), { ground: '#ffffff', noise: 4 }));
    // The white of the eye.
    for (const each of cells) expect(alphaAt(cutOutOf(each), 0.5, 0.4)).toBe(255);
  });

  test('without a rim of the ground’s colour', async () => {
    const cells = await slice(sheet(nine(), { ground: '#00ff00' }));
    for (const [number, each] of cells.entries()) {
      if (number === 3) continue; // Green itself.
      const { pixels } = cutOutOf(each);
      let green = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const [r = 0, g = 0, b = 0, a = 0] = pixels.subarray(at, at + 4);
        if (a > 60 && g > 150 && r < 90 && b < 90) green++;
      }
      expect(green).toBeLessThan(5);
    }
  });

  test('whatever size it came in, as long as its cells are square', async () => {
    const large = sharp(await sheet(nine()))
      .resize(1800, 1800)
      .png()
      .toBuffer();
    expect(problems(await slice(large))).toEqual(fine());
    const half = sharp(await sheet(nine()))
      .resize(300, 300)
      .png()
      .toBuffer();
    expect(problems(await slice(half))).toEqual(fine());
  });

  test('as far as cells were asked for', async () => {
    const cells = await sliceSheet(await sheet(nine().slice(0, 4)), { ...grid, cells: 4 });
    expect(problems(cells)).toEqual(['fine', 'fine', 'fine', 'fine']);
  });
});

describe('what belongs to a figure stays with it', () => {
  test('an arm that reaches into the neighbour’s cell', async () => {
    const arm =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20" fill="#a52"/></svg>';
    const { x, y } = middle(4);
    const cells = await slice(sheet([...nine(), { svg: arm, x: x + 80, y: y + 10 }]));
    expect(problems(cells)).toEqual(fine());
    expect(cutOutOf(cells[4]).width).toBeGreaterThan(180);
    expect(cutOutOf(cells[5]).width).toBeLessThan(135);
  });

  test('a figure that stands off its middle, over the line', async () => {
    const { x, y } = middle(4);
    const cells = await slice(sheet(placed({ 4: { x: x - 45, y }, 3: { x: middle(3).x - 25 } })));
    expect(problems(cells)).toEqual(fine());
    expect(Math.abs(cutOutOf(cells[4]).width - 122)).toBeLessThan(10);
  });

  test('a hand beside it, but no mark apart from it and no specks', async () => {
    const dot = (r: number) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * r}" height="${2 * r}"><circle cx="${r}" cy="${r}" r="${r}" fill="#e46"/></svg>`;
    const { x, y } = middle(0);
    const hand = { svg: dot(12), x: x + 76, y };
    const heart = { svg: dot(12), x: middle(1).x + 80, y: middle(1).y - 80 };
    const specks = [0, 1, 2, 3].map((each) => ({
      svg: dot(2),
      x: middle(8).x - 80,
      y: middle(8).y + 20 * each,
    }));
    const cells = await slice(sheet([...nine(), hand, heart, ...specks]));
    expect(cutOutOf(cells[0]).width).toBeGreaterThan(145);
    expect(cutOutOf(cells[1]).width).toBeLessThan(135);
    expect(cutOutOf(cells[8]).width).toBeLessThan(135);
  });

  test('two figures that touch in a few pixels come apart', async () => {
    const cells = await slice(
      sheet(placed({ 0: { svg: figure(0, 190), x: 102 }, 1: { svg: figure(12, 196), x: 288 } })),
    );
    expect(problems(cells)).toEqual(fine());
  });
});

describe('a cell of no use says why', () => {
  test('empty, also with specks in it', async () => {
    const speck =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';
    const cells = await slice(sheet([...placed({ 7: null }), { svg: speck, ...middle(7) }]));
    expect(problems(cells)).toEqual(fine({ 7: 'empty' }));
  });

  test('cut off at the sheet’s edge', async () => {
    const cells = await slice(sheet(placed({ 2: { x: 3 * cell - 40 } })));
    expect(problems(cells)).toEqual(fine({ 2: 'bleeding' }));
  });

  test('grown together with a neighbour, which has lost its figure to it', async () => {
    const cells = await slice(sheet(placed({ 4: { svg: figure(4, 330) } })));
    expect(problems(cells)[4]).toBe('bleeding');
    expect(problems(cells).filter((each) => each === 'bleeding').length).toBeGreaterThan(1);
  });

  test('the same picture as an earlier one, but not the same figure with another face', async () => {
    const cells = await slice(
      sheet(placed({ 5: { svg: figure(2) }, 8: { svg: figure(2, 110) } }), { ground: '#ffffff', noise: 4 }),
    );
    expect(problems(cells)).toEqual(fine({ 5: 'duplicate', 8: 'duplicate' }));
    const winking = figure(2).replace('r="6"', 'r="14"');
    expect(problems(await slice(sheet(placed({ 5: { svg: winking } }))))).toEqual(fine());
  });

  test('every cell, on a ground that is not flat', async () => {
    const stripes = Array.from({ length: 30 }, (_, each) => ({
      svg: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="10"><rect width="600" height="10" fill="hsl(${each * 36} 60% 50%)"/></svg>`,
      x: 300,
      y: each * 20 + 5,
    }));
    const cells = await slice(sheet([...stripes, ...nine()], { ground: '#ffffff' }));
    expect(problems(cells)).toEqual(Array(9).fill('no_ground'));
  });

  test('every cell, on a sheet of another aspect', async () => {
    const cells = await slice(sheet(nine(), { width: 4 * cell }));
    expect(problems(cells)).toEqual(Array(9).fill('wrong_size'));
  });

  test('while what is no picture at all is refused', async () => {
    await expect(sliceSheet(Buffer.from('no picture'), grid)).rejects.toMatchObject({ code: 'photo_broken' });
  });
});

describe('a sheet that was drawn from a photo', () => {
  test.each([
    [null, {}],
    ['opaque_ground', {}],
    ['half_size', {}],
    ['empty_cell', { 4: 'empty' }],
    ['duplicate_cell', { 4: 'duplicate' }],
    ['bleeding_cell', { 3: 'bleeding', 4: 'bleeding' }],
  ] as const)('with %s is told apart', async (fault, wrong) => {
    const sandbox = await startOpenAiSandbox({ port: 0, apiKeys: ['key'] });
    try {
      sandbox.set({ next: [fault] });
      const form = new FormData();
      const subject = await encodeCutOut(await subjectOf('portrait_1024.jpg'));
      form.append('image[]', new File([new Uint8Array(subject)], 'subject.png', { type: 'image/png' }));
      form.append(
        'image[]',
        new File([new Uint8Array(await photo('chelsea.png'))], 'photo.png', { type: 'image/png' }),
      );
      const order = {
        prompt: 'A 3x3 grid',
        model: 'gpt-image-1.5',
        size: '1024x1024',
        background: 'transparent',
      };
      for (const [name, value] of Object.entries(order)) form.append(name, value);
      const response = await fetch(`${sandbox.url}/v1/images/edits`, {
        method: 'POST',
        body: form,
        headers: { authorization: 'Bearer key' },
      });
      const { data } = await response.json();
      const cells = await sliceSheet(Buffer.from(data[0].b64_json, 'base64'), grid);
      expect(problems(cells)).toEqual(fine(wrong));
    } finally {
      await sandbox.stop();
    }
  });
});
