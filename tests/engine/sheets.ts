import sharp, { type OverlayOptions } from 'sharp';

/** Side of a cell, px. */
export const cell = 200;

/** Returns a figure for a sheet: body, face and a distinguishing mark. Numbers start at 0. */
export function figure(number: number, size = 130): string {
  const shape = [
    '<circle cx="50" cy="50" r="46"/>',
    '<rect x="6" y="6" width="88" height="88" rx="20"/>',
    '<path d="M50 4 96 92H4z"/>',
  ][number % 3];
  const hue = (number * 40) % 360;
  const arm = `<rect x="${10 + number * 9}" y="60" width="14" height="30" fill="#321"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 108 108" width="${size}" height="${size}">
<g fill="hsl(${hue} 70% 55%)" stroke="#321" stroke-width="6">${shape}</g>
<circle cx="50" cy="48" r="16" fill="#fff" stroke="#321" stroke-width="5"/><circle cx="${44 + number}" cy="48" r="6"/>${arm}</svg>`;
}

export interface Placed {
  readonly svg: string;
  /** Position of the center in the sheet, px. */
  readonly x: number;
  readonly y: number;
}

/** Returns nine figures at the centers of their cells. */
export const nineFigures = (): Placed[] =>
  Array.from({ length: 9 }, (_, number) => ({ svg: figure(number), ...middle(number) }));

export const middle = (number: number) => ({
  x: ((number % 3) + 0.5) * cell,
  y: (Math.floor(number / 3) + 0.5) * cell,
});

/**
 * Draws a sheet of 3 × 3 cells; `ground` is a color, or transparent. `noise` imitates the noise of models on a ground.
 */
export async function sheet(
  placed: readonly Placed[],
  { ground = '#00000000', noise = 0, width = 3 * cell, height = 3 * cell } = {},
): Promise<Buffer> {
  const layers: OverlayOptions[] = [];
  for (const { svg, x, y } of placed) {
    const drawn = await sharp(Buffer.from(svg)).png().toBuffer({ resolveWithObject: true });
    const left = Math.round(x - drawn.info.width / 2);
    const top = Math.round(y - drawn.info.height / 2);
    const from = { left: Math.max(0, -left), top: Math.max(0, -top) };
    const input = await sharp(drawn.data)
      .extract({
        ...from,
        width: Math.min(drawn.info.width - from.left, width - Math.max(0, left)),
        height: Math.min(drawn.info.height - from.top, height - Math.max(0, top)),
      })
      .toBuffer();
    layers.push({ input, left: Math.max(0, left), top: Math.max(0, top) });
  }
  const canvas = sharp({ create: { width, height, channels: 4, background: ground } }).composite(layers);
  const { data } = await canvas.raw().toBuffer({ resolveWithObject: true });
  if (noise > 0) {
    for (let at = 0; at < data.length; at++) {
      if (at % 4 < 3)
        data[at] = Math.min(
          255,
          Math.max(0, (data[at] ?? 0) + (((at * 2654435761) >>> 8) % (2 * noise + 1)) - noise),
        );
    }
  }
  const picture = sharp(data, { raw: { width, height, channels: 4 } });
  return (ground === '#00000000' ? picture : picture.removeAlpha()).png().toBuffer();
}
