import type { Box } from '../cut_out.ts';
import { packed } from '../drawn_box.ts';
import { shrinkStraight } from '../shrink_straight.ts';
import type { Pixels } from '../surface.ts';
import { colorClusters, colorFinder } from './color_clusters.ts';
import { ramp } from './lightness.ts';

const colorCount = 16;
const saturation = 1.25;

/** Cells across a head, and along the longer side of the picture: fewest, most, and without a known head. */
const headCells = 27;
const cells = { fewest: 46, most: 84, usual: 56 };

/** Pixel art: large square cells of few colors, but enough cells to read a face. */
export function pixelArt(pixels: Pixels, head: Box | null): Pixels {
  const longer = Math.max(pixels.width, pixels.height);
  const wanted = head ? (headCells * longer) / (head.right - head.left) : cells.usual;
  const side = longer / Math.max(cells.fewest, Math.min(cells.most, wanted));
  const [across, down] = [
    Math.max(1, Math.round(pixels.width / side)),
    Math.max(1, Math.round(pixels.height / side)),
  ];
  const whole = { left: 0, top: 0, right: pixels.width, bottom: pixels.height };
  const small = {
    width: across,
    height: down,
    data: shrinkStraight(pixels.data, pixels.width, whole, across, down),
  };
  sharpen(small);
  const tiles = tilesOf(small);
  const data = new Uint8ClampedArray(pixels.data.length);
  const painted = packed(data);
  for (let y = 0; y < pixels.height; y++) {
    const row = Math.min(down - 1, Math.floor((y * down) / pixels.height)) * across;
    const to = y * pixels.width;
    for (let x = 0; x < pixels.width; x++) {
      painted[to + x] = tiles[row + Math.min(across - 1, Math.floor((x * across) / pixels.width))];
    }
  }
  return { ...pixels, data };
}

/** Each cell as a packed RGBA number: a palette color, or transparent. */
function tilesOf(small: Pixels): Uint32Array {
  const colors = colorClusters(small, colorCount);
  const find = colorFinder(colors);
  const tiles = new Uint32Array(small.width * small.height);
  for (let index = 0, at = 0; index < tiles.length; index++, at += 4) {
    if (small.data[at + 3] < 128) continue;
    const color = colors[find(small.data[at], small.data[at + 1], small.data[at + 2])];
    const [red, green, blue] = color ?? [0, 0, 0];
    tiles[index] = 0xff000000 | (blue << 16) | (green << 8) | red;
  }
  return tiles;
}

/** Raises contrast between cells and saturation, because few cells must carry all detail. */
function sharpen({ width, height, data }: Pixels): void {
  const before = data.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      if (before[at + 3] === 0) continue;
      const around = [
        x > 0 ? at - 4 : at,
        x < width - 1 ? at + 4 : at,
        y > 0 ? at - width * 4 : at,
        y < height - 1 ? at + width * 4 : at,
      ];
      const color = [0, 1, 2].map((channel) => {
        let sum = 0;
        for (const each of around) sum += before[(before[each + 3] ? each : at) + channel];
        const own = before[at + channel];
        return own + (own - sum / 4) * 0.45;
      });
      const [red, green, blue] = color;
      const light = red * 0.299 + green * 0.587 + blue * 0.114;
      for (let channel = 0; channel < 3; channel++) {
        const lively = light + (color[channel] - light) * saturation;
        data[at + channel] = lively + (ramp(0, 255, lively) * 255 - lively) * 0.25;
      }
    }
  }
}
