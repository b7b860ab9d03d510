import { expect, it } from 'vitest';
import { areDrawingsReady, usedDrawings, withDrawings } from './draft_drawings.ts';

const read = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({
    id: `${'0'.repeat(30)}${String(at + from).padStart(2, '0')}-single`,
    path: `previews/user_ann/drawing_${at + from}.png`,
    groundPath: null,
    width: 300,
    height: 300,
    hasGround: true,
  }));

it('the same file given twice is one drawing', () => {
  const once = withDrawings([], read(3)).drawings;
  expect(withDrawings(once, read(4))).toMatchObject({ drawings: { length: 4 }, repeated: 3 });
});

it('of 41 drawings the first 40 become stickers, of 9 the first 8, of 7 none', () => {
  for (const [given, used] of [
    [41, 40],
    [9, 8],
    [7, 0],
  ] as const) {
    const { drawings } = withDrawings([], read(given));
    expect(usedDrawings(drawings)).toEqual(drawings.slice(0, used));
  }
});

it('drawings without words are ready, and those with words that cannot be drawn are not', () => {
  const { drawings } = withDrawings([], read(8));
  expect(areDrawingsReady(drawings)).toBe(true);
  expect(areDrawingsReady(drawings.map((each) => ({ ...each, text: 'あ'.repeat(31) })))).toBe(false);
  // The last one is not used.
  expect(
    areDrawingsReady([...drawings, { ...drawings[0], id: 'x', text: '🎉' } as (typeof drawings)[0]]),
  ).toBe(true);
});
