import { close, imageLibrary, open, type Raster } from './raster.ts';

const SIDE = 320;

/**
 * Roughly cuts out the subject of a photo: by its transparency, else from a plain background, else as a rounded
 * bust.
 */
export async function subjectOf(bytes: Uint8Array): Promise<Raster> {
  const sharp = await imageLibrary();
  const photo = await close(
    sharp(bytes).autoOrient().resize({ width: SIDE, height: SIDE, fit: 'inside' }).toColourspace('srgb'),
  );
  if (share(photo) > 0.99) cutOut(photo);
  return close((await open(photo)).trim({ background: '#00000000', threshold: 20 }));
}

/** Returns the share of pixels that are not transparent. */
function share({ data, width, height }: Raster): number {
  let solid = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 127) solid++;
  return solid / (width * height);
}

function cutOut(photo: Raster): void {
  const { data, width, height } = photo;
  const ground = floodBackground(photo, 26, 90);
  const rest = 1 - ground.reduce((sum, one) => sum + one, 0) / ground.length;
  const isPlain = rimIsPlain(photo) && rest > 0.08 && rest < 0.85;
  for (let at = 0; at < ground.length; at++) {
    const across = ((at % width) - width / 2) / (width * 0.42);
    const down = (Math.floor(at / width) - height * 0.52) / (height * 0.5);
    const isOutside = isPlain ? ground[at] === 1 : across ** 2 + down ** 2 > 1;
    if (isOutside) data[at * 4 + 3] = 0;
  }
}

/**
 * Tells whether nearly all of the upper half's border has one color. In the lower half the subject may reach the
 * border.
 */
function rimIsPlain({ data, width, height }: Raster): boolean {
  const rim = [
    ...Array.from({ length: width }, (_, x) => x),
    ...Array.from({ length: Math.floor(height / 2) }, (_, y) => [y * width, (y + 1) * width - 1]).flat(),
  ];
  const shades = rim.map((at) => (data[at * 4] ?? 0) + (data[at * 4 + 1] ?? 0) + (data[at * 4 + 2] ?? 0));
  const middle = shades.toSorted((one, other) => one - other)[Math.floor(shades.length / 2)] ?? 0;
  return shades.filter((shade) => Math.abs(shade - middle) < 60).length > shades.length * 0.8;
}

/**
 * Returns 1 for every pixel that is reachable from the border through colors that differ by less than `step` from
 * the previous pixel and `reach` from the start (sums over three channels).
 */
function floodBackground({ data, width, height }: Raster, step: number, reach: number): Uint8Array {
  const ground = new Uint8Array(width * height);
  const open: [at: number, start: number][] = [];
  const visit = (at: number, start: number) => {
    if (ground[at]) return;
    ground[at] = 1;
    open.push([at, start]);
  };
  for (let x = 0; x < width; x++) visit(x, x);
  for (let y = 0; y < height / 2; y++) for (const x of [0, width - 1]) visit(y * width + x, y * width + x);
  const distance = (one: number, other: number) =>
    [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((data[one * 4 + channel] ?? 0) - (data[other * 4 + channel] ?? 0)),
      0,
    );
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, start] = next;
    const x = at % width;
    const beside = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width];
    for (const other of beside) {
      if (other < 0 || other >= ground.length) continue;
      if (distance(at, other) < step && distance(start, other) < reach) visit(other, start);
    }
  }
  return ground;
}
