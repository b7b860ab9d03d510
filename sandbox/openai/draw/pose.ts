import { close, open, type Raster } from './raster.ts';

const TILTS = [0, -12, 9, 16, -6, 5, -17, 12, -9, 3, -14, 7];
const SIZES = [0.8, 0.66, 0.74, 0.6, 0.7, 0.78, 0.63, 0.72, 0.68];
const SQUASH = [1, 0.86, 1.1, 0.94, 1.16, 0.9, 1.05];
const HUES = [0, 9, -8, 14, -12, 5, 17, -15, 11, -4];
const LEVELS = 6;
const INK = [52, 34, 28, 254] as const;

/**
 * Returns the subject as if drawn: few colors, an ink outline, in pose number `index`; it fits into `side` × `side`
 * pixels with a margin.
 */
export async function pose(subject: Raster, index: number, side: number): Promise<Raster> {
  const of = <Value>(list: readonly Value[], zero: Value) => list[index % list.length] ?? zero;
  const scale = (side * of(SIZES, 0.7)) / Math.max(subject.width, subject.height);
  const width = Math.max(8, Math.round(subject.width * scale * of(SQUASH, 1)));
  const height = Math.max(8, Math.round(subject.height * scale));
  const figure = await open(subject);
  if (index % 2 === 1) figure.flop();
  figure.resize({ width, height, fit: 'fill' }).median(3);
  const drawn = await close(
    figure.modulate({ hue: of(HUES, 0), saturation: 1.25, brightness: 1 + (index % 3) * 0.05 }),
  );
  posterize(drawn);
  const turned = await close((await open(drawn)).rotate(of(TILTS, 0), { background: '#00000000' }));
  return withOutline(turned, Math.max(2, Math.round(side / 120)), side);
}

function posterize({ data }: Raster): void {
  const step = 255 / (LEVELS - 1);
  for (let at = 0; at < data.length; at++) {
    if (at % 4 === 3) data[at] = (data[at] ?? 0) > 100 ? 255 : 0;
    else data[at] = Math.round(Math.round((data[at] ?? 0) / step) * step);
  }
}

/** Returns the figure with an outline of `radius` pixels, at most `side` wide and high. */
async function withOutline(figure: Raster, radius: number, side: number): Promise<Raster> {
  const width = figure.width + 2 * radius;
  const height = figure.height + 2 * radius;
  const data = new Uint8Array(width * height * 4);
  const put = (
    x: number,
    y: number,
    [red, green, blue, alpha]: readonly [number, number, number, number],
  ) => {
    const at = (y * width + x) * 4;
    if ((data[at + 3] ?? 0) >= alpha) return;
    data[at] = red;
    data[at + 1] = green;
    data[at + 2] = blue;
    data[at + 3] = alpha;
  };
  const value = (at: number) => figure.data[at] ?? 0;
  const isIn = (pixel: number) => value(pixel * 4 + 3) > 60;
  const isRim = (at: number) =>
    !(isIn(at - 1) && isIn(at + 1) && isIn(at - figure.width) && isIn(at + figure.width));
  const stroke = disc(radius);
  for (let at = 0; at < figure.width * figure.height; at++) {
    if (!isIn(at)) continue;
    const x = (at % figure.width) + radius;
    const y = Math.floor(at / figure.width) + radius;
    put(x, y, [value(at * 4), value(at * 4 + 1), value(at * 4 + 2), 255]);
    if (isRim(at)) for (const [dx, dy] of stroke) put(x + dx, y + dy, INK);
  }
  const picture = await open({ width, height, data });
  return close(picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }));
}

/** Offsets from the center of a disc to each of its pixels. */
function disc(radius: number): [number, number][] {
  const line = Array.from({ length: 2 * radius + 1 }, (_, index) => index - radius);
  return line
    .flatMap((dy) => line.map((dx): [number, number] => [dx, dy]))
    .filter(([dx, dy]) => dx * dx + dy * dy <= radius * radius);
}
