import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { closeEngine, drawSetPreview } from '../../functions/src/engine/index.ts';

afterAll(closeEngine);

const orange = { r: 255, g: 136, b: 0 };
const stickerOf = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { ...orange, alpha: 1 } } })
    .png()
    .toBuffer();

describe('preview of a set', () => {
  it.each([
    [1, 1080, 943],
    [8, 1080, 498],
    [40, 1080, 1500],
  ])('shows %i stickers in %i by %i px', async (count, width, height) => {
    const sticker = await stickerOf(370, 320);
    const preview = await drawSetPreview(Array.from({ length: count }, () => sticker));
    expect(preview).toMatchObject({ width, height });
    expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
  });

  it('has a watermark over every sticker, also the smallest', async () => {
    const stickers = await Promise.all([stickerOf(370, 320), stickerOf(180, 180), stickerOf(240, 60)]);
    const { bytes } = await drawSetPreview(stickers);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    // Orange with white over it has more blue. The chat background is not checked.
    const marked = [0, 0, 0];
    for (let y = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++) {
        const [r = 0, g = 0, b = 0] = data.subarray((y * info.width + x) * 3);
        if (r > 240 && g > 150 && b > 60) {
          const third = Math.floor((x / info.width) * 3);
          marked[third] = (marked[third] ?? 0) + 1;
        }
      }
    }
    for (const count of marked) expect(count).toBeGreaterThan(500);
  });

  it('is the same for the same stickers, and enlarges none', async () => {
    const stickers = [await stickerOf(370, 320), await stickerOf(100, 90)];
    const [one, other] = [await drawSetPreview(stickers), await drawSetPreview(stickers)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
    const { data, info } = await sharp(one.bytes).raw().toBuffer({ resolveWithObject: true });
    const half = info.width / 2;
    let wide = 0;
    for (let x = half; x < info.width; x++) {
      if ((data[(Math.floor(info.height / 2) * info.width + x) * 3] ?? 0) > 230) wide += 1;
    }
    expect(wide).toBeLessThanOrEqual(104);
  });
});
