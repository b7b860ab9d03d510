import { expect, test } from 'vitest';
import { sheetGround } from './sheet_ground.ts';

const plain = { colors: [], words: '' };
const subject = (...colors: (readonly [number, number, number])[]) => ({
  pixels: Uint8ClampedArray.from(
    colors.flatMap((color) => Array.from({ length: 50 }, () => [...color, 255])).flat(),
  ),
});
const grass = [20, 170, 60] as const;
const rose = [250, 40, 230] as const;
const sky = [20, 220, 250] as const;
const sea = [10, 60, 240] as const;

test('the ground color of a sheet differs from the subject’s colors', () => {
  expect(sheetGround(subject([120, 90, 70]), plain).name).toBe('green');
  expect(sheetGround(subject(grass), plain).name).toBe('magenta');
  expect(sheetGround(subject(grass, rose), plain).name).toBe('cyan');
  expect(sheetGround(subject(grass, rose, sky), plain).name).toBe('blue');
  expect(sheetGround(subject(grass, rose, sky, sea), plain).name).toBe('yellow');
});

test('the ground color of a sheet is not among the style’s colors or words', () => {
  const brown = subject([120, 90, 70]);
  expect(sheetGround(brown, { colors: ['#10B545'], words: '' }).name).toBe('magenta');
  expect(sheetGround(brown, { colors: [], words: 'mint and lavender, soft' }).name).toBe('cyan');
});

test('transparent pixels do not affect the ground color of a sheet', () => {
  const { pixels } = subject(grass, [120, 90, 70]);
  for (let at = 3; at < 200; at += 4) pixels[at] = 0;
  expect(sheetGround({ pixels }, plain).name).toBe('green');
});
