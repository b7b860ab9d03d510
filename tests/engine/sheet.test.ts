import { startOpenAiSandbox } from '@pochitto/sandbox/openai';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type CutOut, encodeCutOut, type SheetCell, sliceSheet } from '../../functions/src/engine/index.ts';
import { photo, subjectOf } from './fixtures.ts';
import { cell, figure, middle, nineFigures, type Placed, sheet } from './sheets.ts';

const grid = { columns: 3, rows: 3, cells: 9 };
const slice = async (png: Promise<Buffer>) => sliceSheet(await png, grid);
const statesOf = (cells: readonly SheetCell[]) =>
  cells.map((each) => ('problem' in each ? each.problem : 'fine'));
const expectedStates = (changed: Record<number, string> = {}) =>
  Array.from({ length: 9 }, (_, number) => changed[number] ?? 'fine');

function cutOutOf(each: SheetCell | undefined): CutOut {
  if (!each || 'problem' in each) throw new Error(`No cut-out: ${each?.problem}`);
  return each.cutOut;
}

/** Returns the alpha of a pixel at a position given as shares of width and height. */
const alphaAt = ({ pixels, width, height }: CutOut, x: number, y: number) =>
  pixels[(Math.floor(y * height) * width + Math.floor(x * width)) * 4 + 3];

const placed = (changed: Record<number, Partial<Placed> | null>): Placed[] =>
  nineFigures().flatMap((each, number) => {
    const change = changed[number];
    return change === null ? [] : [{ ...each, ...change }];
  });

describe('sheet of nine figures', () => {
  test('is split on a transparent ground, and each figure is cropped', async () => {
    const cells = await slice(sheet(nineFigures()));
    expect(statesOf(cells)).toEqual(expectedStates());
    for (const each of cells) {
      const cutOut = cutOutOf(each);
      expect(cutOut).toMatchObject({ kind: 'thing', heads: [], frame: null });
      expect(Math.abs(cutOut.width - 122)).toBeLessThan(10);
      expect(alphaAt(cutOut, 0.5, 0.5)).toBe(255);
    }
  });

  test.each(['#ffffff', '#00ff88', '#ff00ff', '#c8c8c8'])(
    'is split on a flat ground of %s',
    async (ground) => {
      const cells = await slice(sheet(nineFigures(), { ground, noise: 5 }));
      expect(statesOf(cells)).toEqual(expectedStates());
      const clear = await slice(sheet(nineFigures()));
      for (const [number, each] of cells.entries()) {
        const [keyed, drawn] = [cutOutOf(each), cutOutOf(clear[number])];
        expect(Math.abs(keyed.width - drawn.width)).toBeLessThanOrEqual(4);
        if (number % 3 !== 1) expect(alphaAt(keyed, 0.02, 0.02)).toBe(0);
      }
    },
  );

  test('keeps enclosed areas in the ground’s color', async () => {
    const cells = await slice(sheet(nineFigures(), { ground: '#ffffff', noise: 4 }));
    // The white of the eye.
    for (const each of cells) expect(alphaAt(cutOutOf(each), 0.5, 0.4)).toBe(255);
  });

  test('leaves no rim in the ground’s color', async () => {
    const cells = await slice(sheet(nineFigures(), { ground: '#00ff00' }));
    for (const [number, each] of cells.entries()) {
      if (number === 3) continue; // The figure that is green itself.
      const { pixels } = cutOutOf(each);
      let green = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const [r = 0, g = 0, b = 0, a = 0] = pixels.subarray(at, at + 4);
        if (a > 60 && g > 150 && r < 90 && b < 90) green++;
      }
      expect(green).toBeLessThan(5);
    }
  });

  test('is split at any size with square cells', async () => {
    const large = sharp(await sheet(nineFigures()))
      .resize(1800, 1800)
      .png()
      .toBuffer();
    expect(statesOf(await slice(large))).toEqual(expectedStates());
    const half = sharp(await sheet(nineFigures()))
      .resize(300, 300)
      .png()
      .toBuffer();
    expect(statesOf(await slice(half))).toEqual(expectedStates());
  });

  test('is split into the requested number of cells', async () => {
    const cells = await sliceSheet(await sheet(nineFigures().slice(0, 4)), { ...grid, cells: 4 });
    expect(statesOf(cells)).toEqual(['fine', 'fine', 'fine', 'fine']);
  });
});

describe('figure in a sheet', () => {
  test('keeps an arm that reaches into the next cell', async () => {
    const arm =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20" fill="#a52"/></svg>';
    const { x, y } = middle(4);
    const cells = await slice(sheet([...nineFigures(), { svg: arm, x: x + 80, y: y + 10 }]));
    expect(statesOf(cells)).toEqual(expectedStates());
    expect(cutOutOf(cells[4]).width).toBeGreaterThan(180);
    expect(cutOutOf(cells[5]).width).toBeLessThan(135);
  });

  test('keeps its parts if it is off-center and over the line', async () => {
    const { x, y } = middle(4);
    const cells = await slice(sheet(placed({ 4: { x: x - 45, y }, 3: { x: middle(3).x - 25 } })));
    expect(statesOf(cells)).toEqual(expectedStates());
    expect(Math.abs(cutOutOf(cells[4]).width - 122)).toBeLessThan(10);
  });

  test('keeps a detached hand, but no detached mark and no specks', async () => {
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
    const cells = await slice(sheet([...nineFigures(), hand, heart, ...specks]));
    expect(cutOutOf(cells[0]).width).toBeGreaterThan(145);
    expect(cutOutOf(cells[1]).width).toBeLessThan(135);
    expect(cutOutOf(cells[8]).width).toBeLessThan(135);
  });

  test('is separated from another one that it touches in a few pixels', async () => {
    const cells = await slice(
      sheet(placed({ 0: { svg: figure(0, 190), x: 102 }, 1: { svg: figure(12, 196), x: 288 } })),
    );
    expect(statesOf(cells)).toEqual(expectedStates());
  });
});

describe('unusable cell of a sheet', () => {
  test('is reported as empty, also with specks in it', async () => {
    const speck =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';
    const cells = await slice(sheet([...placed({ 7: null }), { svg: speck, ...middle(7) }]));
    expect(statesOf(cells)).toEqual(expectedStates({ 7: 'empty' }));
  });

  test('is reported as bleeding if it is cut off at the sheet’s edge', async () => {
    const cells = await slice(sheet(placed({ 2: { x: 3 * cell - 40 } })));
    expect(statesOf(cells)).toEqual(expectedStates({ 2: 'bleeding' }));
  });

  test('is reported as bleeding if it is connected to another figure', async () => {
    const cells = await slice(sheet(placed({ 4: { svg: figure(4, 330) } })));
    expect(statesOf(cells)[4]).toBe('bleeding');
    expect(statesOf(cells).filter((each) => each === 'bleeding').length).toBeGreaterThan(1);
  });

  test('is reported as duplicate for the same picture, but not for another expression', async () => {
    const cells = await slice(
      sheet(placed({ 5: { svg: figure(2) }, 8: { svg: figure(2, 110) } }), { ground: '#ffffff', noise: 4 }),
    );
    expect(statesOf(cells)).toEqual(expectedStates({ 5: 'duplicate', 8: 'duplicate' }));
    const winking = figure(2).replace('r="6"', 'r="14"');
    expect(statesOf(await slice(sheet(placed({ 5: { svg: winking } }))))).toEqual(expectedStates());
  });

  test('includes every cell of a sheet with a ground that is not flat', async () => {
    const stripes = Array.from({ length: 30 }, (_, each) => ({
      svg: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="10"><rect width="600" height="10" fill="hsl(${each * 36} 60% 50%)"/></svg>`,
      x: 300,
      y: each * 20 + 5,
    }));
    const cells = await slice(sheet([...stripes, ...nineFigures()], { ground: '#ffffff' }));
    expect(statesOf(cells)).toEqual(Array(9).fill('no_ground'));
  });

  test('includes every cell of a sheet with another aspect ratio', async () => {
    const cells = await slice(sheet(nineFigures(), { width: 4 * cell }));
    expect(statesOf(cells)).toEqual(Array(9).fill('wrong_size'));
  });

  test('does not apply to a file that is not a picture, which is rejected', async () => {
    await expect(sliceSheet(Buffer.from('no picture'), grid)).rejects.toMatchObject({ code: 'photo_broken' });
  });
});

describe('sheet that was drawn from a photo', () => {
  test.each([
    [null, {}],
    ['opaque_ground', {}],
    ['half_size', {}],
    ['empty_cell', { 4: 'empty' }],
    ['duplicate_cell', { 4: 'duplicate' }],
    ['bleeding_cell', { 3: 'bleeding', 4: 'bleeding' }],
  ] as const)('reports the cells of the fault %s', async (fault, wrong) => {
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
      expect(statesOf(cells)).toEqual(expectedStates(wrong));
    } finally {
      await sandbox.stop();
    }
  });
});
