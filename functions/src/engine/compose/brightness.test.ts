import { describe, expect, test } from 'vitest';
import { brightnessSchema } from '../../domain/studio/generated_image.ts';
import { adjustPixels } from './brightness.ts';

/** Adjusts one pixel. */
function adjustPixel(pixel: readonly [number, number, number], value: number): [number, number, number] {
  const data = Uint8ClampedArray.from([...pixel, 77]);
  adjustPixels(data, value);
  expect(data[3]).toBe(77);
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
}

const grey = (value: number, brightness: number) => adjustPixel([value, value, value], brightness)[0];

function hue([red, green, blue]: readonly [number, number, number]): number {
  const degrees = (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

/** Converts an sRGB byte to linear light, independently of the tested code. */
const light = (byte: number) =>
  byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;

describe('brightness', () => {
  test('of 0 leaves every pixel unchanged', () => {
    const data = Uint8ClampedArray.from({ length: 4096 }, (_, at) => (at * 37) % 256);
    const before = [...data];
    adjustPixels(data, 0);
    expect([...data]).toEqual(before);
  });

  test('keeps black black, and can only darken white', () => {
    for (const value of [-50, -1, 1, 50]) expect(grey(0, value)).toBe(0);
    expect(grey(255, 50)).toBe(255);
    expect(grey(255, -50)).toBe(188);
  });

  test('halves or doubles the light at its limits, except for highlights', () => {
    expect(light(grey(128, -50)) / light(128)).toBeCloseTo(0.5, 1);
    expect(light(grey(100, 50)) / light(100)).toBeCloseTo(2, 1);
    for (const byte of [20, 60, 90, 120]) {
      expect(Math.abs(grey(grey(byte, 50), -50) - byte)).toBeLessThanOrEqual(1);
    }
  });

  test('is monotonic in the pixel and in the setting', () => {
    const ramp = Array.from({ length: 256 }, (_, byte) => byte);
    let darker = ramp.map(() => 0);
    for (let value = -50; value <= 50; value += 5) {
      const data = Uint8ClampedArray.from(ramp.flatMap((byte) => [byte, byte, byte, 255]));
      adjustPixels(data, value);
      const shown = ramp.map((byte) => data[byte * 4] ?? 0);
      expect(shown.toSorted((left, right) => left - right)).toEqual(shown);
      expect(shown.filter((byte, at) => byte < (darker[at] ?? 0))).toEqual([]);
      darker = shown;
    }
  });

  test.each([
    ['skin', [240, 190, 160]],
    ['orange', [250, 120, 30]],
    ['pink', [255, 140, 170]],
    ['sky', [120, 180, 250]],
    ['lime', [180, 255, 60]],
  ] satisfies [string, [number, number, number]][])(
    'keeps the hue of bright %s, also where a channel would be clipped',
    (_, pixel) => {
      for (const value of [-50, -25, 25, 50]) {
        const shown = adjustPixel(pixel, value);
        // Ratios of linear light determine the perceived hue.
        const [most, least] = [Math.max(...pixel), Math.min(...pixel)];
        const ratio = light(shown[pixel.indexOf(least)] ?? 0) / light(shown[pixel.indexOf(most)] ?? 0);
        expect(ratio).toBeCloseTo(light(least) / light(most), 1.6);
        expect(Math.abs(hue(shown) - hue(pixel))).toBeLessThan(6);
      }
    },
  );

  test.each([-51, 51, Number.NaN, 2.5, Number.POSITIVE_INFINITY, '3', null])('of %s is rejected', (value) => {
    expect(brightnessSchema.safeParse(value).success).toBe(false);
  });

  test.each([-50, 0, 50])('of %s is accepted', (value) => {
    expect(brightnessSchema.parse(value)).toBe(value);
  });
});
