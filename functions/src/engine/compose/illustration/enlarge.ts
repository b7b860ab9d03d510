import type { Pixels } from '../surface.ts';

/** RGBA pixels enlarged to `width` × `height`, between neighbours by their nearness and alpha (bilinear). */
export function enlarge({ data, ...from }: Pixels, width: number, height: number): Pixels {
  if (width === from.width && height === from.height) return { width, height, data: data.slice() };
  const result = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const down = Math.max(0, Math.min(from.height - 1, ((y + 0.5) * from.height) / height - 0.5));
    const top = Math.floor(down);
    const rows = [top * from.width, Math.min(top + 1, from.height - 1) * from.width] as const;
    for (let x = 0; x < width; x++) {
      const across = Math.max(0, Math.min(from.width - 1, ((x + 0.5) * from.width) / width - 0.5));
      const left = Math.floor(across);
      const right = Math.min(left + 1, from.width - 1);
      const [shareX, shareY] = [across - left, down - top];
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let corner = 0; corner < 4; corner++) {
        const at = ((rows[corner >> 1] as number) + (corner & 1 ? right : left)) * 4;
        const weight =
          (corner & 1 ? shareX : 1 - shareX) * (corner >> 1 ? shareY : 1 - shareY) * (data[at + 3] as number);
        red += (data[at] as number) * weight;
        green += (data[at + 1] as number) * weight;
        blue += (data[at + 2] as number) * weight;
        alpha += weight;
      }
      if (alpha < 0.5) continue;
      const to = (y * width + x) * 4;
      result[to] = red / alpha;
      result[to + 1] = green / alpha;
      result[to + 2] = blue / alpha;
      result[to + 3] = alpha;
    }
  }
  return { width, height, data: result };
}
