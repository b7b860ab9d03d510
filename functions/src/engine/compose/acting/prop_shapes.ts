import { glyphs } from './mark_glyphs.ts';
import type { Shape } from './pen.ts';
import { polygonPath, taperPath } from './vector_path.ts';

const moved = (shapes: readonly Shape[], x: number, y: number, size: number): Shape[] =>
  shapes.map((shape) => ({
    ...shape,
    ...(shape.width === undefined ? {} : { width: shape.width * size }),
    path: shape.path.replaceAll(/([A-Z])([^A-Z]*)/g, (_, command: string, rest: string) => {
      const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
      const isRadius = (at: number) => (command === 'O' && at % 3 === 2) || (command === 'E' && at % 4 >= 2);
      const isAcross = (at: number) => (command === 'O' ? at % 3 : command === 'E' ? at % 4 : at % 2) === 0;
      const own = numbers.map((value, at) => {
        return (value * size + (isRadius(at) ? 0 : isAcross(at) ? x : y)).toFixed(3);
      });
      return command + own.join(' ');
    }),
  }));
const shine = (x: number, y: number, toX: number, toY: number, width = 0.07): Shape => ({
  path: taperPath([x, y, (x + toX) / 2 - 0.06, (y + toY) / 2 - 0.06, toX, toY], width),
  fill: 'white',
  line: 0,
});
const mirrored = (path: string) =>
  path.replaceAll(/([A-Z])([^A-Z]*)/g, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const across = (at: number) =>
      command === 'O' ? at % 3 === 0 : command === 'E' ? at % 4 === 0 : at % 2 === 0;
    return command + numbers.map((value, at) => (across(at) ? -value : value)).join(' ');
  });
const both = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((shape) => [shape, { ...shape, path: mirrored(shape.path) }]);

const capBody =
  'M-1 .34C-1 -.6 -.2 -1.16 .56 -1.0C1.2 -.86 1.6 -.3 1.66 .3L1.4 .42C1.34 .04 1.16 -.2 1 -.1L1 .34Z';
const capBand = 'M-1.08 .24Q0 .0 1.08 .24C1.2 .3 1.2 .56 1.06 .6Q0 .36 -1.06 .6C-1.2 .56 -1.2 .3 -1.08 .24Z';
const flower = (x: number, y: number, size: number): Shape[] => moved(glyphs.flower, x, y, size);
const lens = 'M.1 -.26C.4 -.36 .86 -.34 1.0 -.24C1.04 .12 .92 .36 .58 .38C.26 .38 .1 .16 .1 -.26Z';

/** Props on the head: (0, 0) = center of the hair's upper end, 1 = half the head's width, y down. */
export const hatShapes = {
  party_hat: [
    { path: 'M-.58 .2L.04 -1.28L.62 .16Q.04 .44 -.58 .2Z', fill: 'pink' },
    { path: 'M-.42 -.14Q.06 .12 .5 -.16L.38 -.46Q.04 -.24 -.28 -.48Z', fill: 'yellow', line: 0 },
    { path: 'M-.17 -.74Q.04 -.62 .24 -.78L.12 -1.06L-.04 -1.08Z', fill: 'blue', line: 0 },
    { path: 'M-.58 .2L.04 -1.28L.62 .16', stroke: 'ink', width: 0.01, line: 0 },
    { path: 'O.04 -1.3 .2', fill: 'yellow' },
    {
      path: 'M-.64 .14Q.04 .4 .68 .1C.76 .16 .74 .32 .66 .36Q.04 .62 -.62 .4C-.72 .34 -.72 .18 -.64 .14Z',
      fill: 'white',
    },
  ],
  crown: [
    {
      path: polygonPath(
        [
          [-0.7, 0.3],
          [-0.86, -0.56],
          [-0.4, -0.16],
          [0, -0.8],
          [0.4, -0.16],
          [0.86, -0.56],
          [0.7, 0.3],
          [0, 0.42],
        ],
        0.06,
      ),
      fill: 'yellow',
    },
    { path: 'M-.72 .1Q0 .28 .72 .1', stroke: 'orange', width: 0.08, line: 0 },
    { path: 'O0 .0 .13', fill: 'red', line: 0.6 },
    { path: 'O-.46 -.0 .09', fill: 'blue', line: 0.6 },
    { path: 'O.46 -.0 .09', fill: 'blue', line: 0.6 },
    { path: 'O0 -.8 .1', fill: 'white', line: 0.8 },
    { path: 'O-.86 -.56 .1', fill: 'white', line: 0.8 },
    { path: 'O.86 -.56 .1', fill: 'white', line: 0.8 },
  ],
  nightcap: [
    { path: capBody, fill: 'blue' },
    ...moved(glyphs.star.slice(0, 1), -0.36, -0.2, 0.17).map((shape): Shape => ({ ...shape, line: 0 })),
    ...moved(glyphs.star.slice(0, 1), 0.32, -0.46, 0.15).map((shape): Shape => ({ ...shape, line: 0 })),
    ...moved(glyphs.star.slice(0, 1), 1.0, -0.42, 0.13).map((shape): Shape => ({ ...shape, line: 0 })),
    { path: capBand, fill: 'white' },
    { path: 'O1.56 .5 .24', fill: 'yellow' },
  ],
  santa_hat: [
    { path: capBody, fill: 'red' },
    { path: taperPath([0.2, -0.5, 0.7, -0.62, 1.06, -0.16], 0.08), fill: 'ink', line: 0 },
    { path: capBand, fill: 'white' },
    { path: 'O1.56 .5 .26', fill: 'white' },
  ],
  headband: [
    { path: 'M.94 .56C1.3 .36 1.5 .56 1.6 .4L1.64 .72C1.42 .8 1.2 .76 .98 .78Z', fill: 'white' },
    { path: 'M.94 .66C1.2 .78 1.3 1.08 1.46 1.14L1.24 1.36C1.1 1.22 1.0 1.0 .92 .82Z', fill: 'white' },
    { path: 'M-1.02 .46Q0 .76 1.02 .46L1.02 .8Q0 1.12 -1.02 .8Z', fill: 'white' },
    { path: 'O0 .78 .14', fill: 'red', line: 0 },
  ],
  cat_ears: both([
    {
      path: 'M-1 .44C-1.1 -.14 -1.06 -.58 -.94 -.7C-.82 -.74 -.4 -.3 -.2 .04C-.5 .04 -.82 .2 -1 .44Z',
      fill: 'dark',
    },
    {
      path: 'M-.86 .16C-.92 -.14 -.92 -.34 -.88 -.44C-.76 -.38 -.58 -.18 -.46 .0C-.6 .02 -.76 .08 -.86 .16Z',
      fill: 'pink',
      line: 0,
    },
  ]),
  rabbit_ears: [
    { path: 'M-.52 .2C-.86 -.5 -.86 -1.4 -.56 -1.56C-.24 -1.66 .0 -.7 -.06 .14Z', fill: 'white' },
    { path: 'M-.42 -.02C-.62 -.5 -.64 -1.1 -.52 -1.26C-.36 -1.3 -.18 -.6 -.2 -.04Z', fill: 'pink', line: 0 },
    {
      path: 'M.52 .2C.7 -.3 .78 -.62 .76 -.86C.98 -.72 1.2 -.52 1.26 -.66C1.3 -.96 .92 -1.5 .58 -1.52C.26 -1.5 .0 -.7 .06 .14Z',
      fill: 'white',
    },
    {
      path: 'M.42 -.02C.58 -.36 .62 -.7 .6 -1.0C.58 -1.2 .5 -1.24 .44 -1.16C.26 -.9 .2 -.5 .2 -.04Z',
      fill: 'pink',
      line: 0,
    },
  ],
  bear_ears: both([
    { path: 'O-.72 .1 .42', fill: 'brown' },
    { path: 'O-.74 .06 .22', fill: 'pink', line: 0 },
  ]),
  halo: [{ path: 'E0 -.34 .66 .19', stroke: 'yellow', width: 0.13 }],
  flower_crown: [
    { path: 'M-.98 .5C-.7 .1 -.3 -.02 0 -.02C.3 -.02 .7 .1 .98 .5', stroke: 'green', width: 0.1, line: 0.6 },
    ...flower(-0.94, 0.44, 0.22),
    ...flower(0.94, 0.44, 0.22),
    ...flower(-0.56, 0.16, 0.27).map(
      (shape): Shape => (shape.fill === 'pink' ? { ...shape, fill: 'white' } : shape),
    ),
    ...flower(0.56, 0.16, 0.27).map(
      (shape): Shape => (shape.fill === 'pink' ? { ...shape, fill: 'white' } : shape),
    ),
    ...flower(0, 0.02, 0.32),
  ],
  school_cap: [
    { path: 'M-.98 .42C-1.02 -.26 -.5 -.58 0 -.58C.5 -.58 1.02 -.26 .98 .42Z', fill: 'yellow' },
    { path: taperPath([0, -0.56, 0.1, -0.1, 0.06, 0.3], 0.05), fill: 'orange', line: 0 },
    {
      path: 'M-1.36 .6C-1.3 .3 -.6 .22 0 .22C.6 .22 1.3 .3 1.36 .6C.9 .46 -.9 .46 -1.36 .6Z',
      fill: 'yellow',
    },
    { path: 'M-.98 .3C-.5 .16 .5 .16 .98 .3L.99 .18C.5 .04 -.5 .04 -.99 .18Z', fill: 'orange', line: 0 },
    { path: 'O0 -.58 .08', fill: 'orange', line: 0.8 },
    shine(-0.66, 0, -0.36, -0.34),
  ],
  ribbon: [
    {
      path: 'M.5 .06C.16 -.34 -.06 -.4 -.1 -.28C-.14 -.04 -.14 .24 -.06 .42C.08 .5 .3 .3 .5 .1Z',
      fill: 'red',
    },
    {
      path: 'M.56 .06C.9 -.34 1.12 -.4 1.16 -.28C1.2 -.04 1.2 .24 1.12 .42C.98 .5 .76 .3 .56 .1Z',
      fill: 'red',
    },
    { path: taperPath([0.42, 0.06, 0.2, 0.0, 0.04, -0.06], 0.05), fill: 'ink', line: 0 },
    { path: taperPath([0.64, 0.06, 0.86, 0.0, 1.02, -0.06], 0.05), fill: 'ink', line: 0 },
    { path: 'E.53 .07 .14 .18', fill: 'red' },
    shine(0.04, -0.12, 0.2, -0.18, 0.06),
  ],
  devil_horns: both([
    {
      path: 'M-.86 .3C-1.16 -.12 -1.1 -.56 -.78 -.78C-.84 -.42 -.66 -.16 -.34 .04C-.56 .06 -.74 .16 -.86 .3Z',
      fill: 'red',
    },
    { path: taperPath([-0.94, -0.02, -1.0, -0.24, -0.92, -0.42], 0.06), fill: 'white', line: 0 },
  ]),
  sprout: [
    { path: 'M-.02 .16C-.06 -.1 -.04 -.3 .02 -.46', stroke: 'green', width: 0.1 },
    { path: 'M.02 -.42C-.14 -.78 -.46 -.86 -.72 -.72C-.66 -.44 -.34 -.3 .02 -.42Z', fill: 'green' },
    { path: 'M.02 -.42C.1 -.84 .44 -.98 .78 -.88C.76 -.54 .42 -.32 .02 -.42Z', fill: 'green' },
    shine(-0.52, -0.66, -0.24, -0.56, 0.05),
    shine(0.34, -0.74, 0.58, -0.8, 0.05),
  ],
  safety_helmet: [
    { path: 'M-1 .44C-1.04 -.32 -.52 -.62 0 -.62C.52 -.62 1.04 -.32 1 .44Z', fill: 'yellow' },
    { path: 'M-.16 -.62L.16 -.62L.2 .3L-.2 .3Z', fill: 'orange', line: 0 },
    {
      path: 'M-1.26 .58C-1.2 .34 -.6 .28 0 .28C.6 .28 1.2 .34 1.26 .58C.8 .5 -.8 .5 -1.26 .58Z',
      fill: 'yellow',
    },
    {
      path: 'M-.07 -.34L.07 -.34L.07 -.18L.23 -.18L.23 -.04L.07 -.04L.07 .12L-.07 .12L-.07 -.04L-.23 -.04L-.23 -.18L-.07 -.18Z',
      fill: 'green',
      line: 0,
    },
    shine(-0.7, 0, -0.42, -0.36),
  ],
  headphones: [
    { path: 'M-1.04 1.0C-1.2 -.36 -.5 -.24 0 -.24C.5 -.24 1.2 -.36 1.04 1.0', stroke: 'dark', width: 0.16 },
    ...both([
      {
        path: 'M-1.24 .74C-1.0 .66 -.8 .74 -.8 1.1C-.8 1.46 -1.0 1.54 -1.24 1.46C-1.38 1.36 -1.38 .84 -1.24 .74Z',
        fill: 'red',
      },
    ]),
    shine(-1.22, 1.0, -1.14, 0.84, 0.06),
  ],
  towel: [
    {
      path: 'M-.84 .34C-.92 .0 -.86 -.3 -.74 -.38L.7 -.42C.86 -.36 .9 .0 .84 .32Q0 .46 -.84 .34Z',
      fill: 'white',
    },
    { path: 'M-.86 .08Q0 .22 .87 .04', stroke: 'blue', width: 0.08, line: 0 },
    { path: 'M-.8 -.12Q0 .0 .82 -.16', stroke: 'ink', width: 0.035, line: 0 },
  ],
  top_hat: [
    { path: 'M-.66 .2C-.6 -.4 -.7 -.9 -.74 -1.1Q0 -1.28 .74 -1.1C.7 -.9 .6 -.4 .66 .2Z', fill: 'dark' },
    {
      path: 'M-.65 .16C-.62 .02 -.62 -.08 -.62 -.18Q0 -.04 .62 -.18C.62 -.08 .62 .02 .65 .16Q0 .32 -.65 .16Z',
      fill: 'red',
      line: 0,
    },
    {
      path: 'M-1.16 .14C-.9 .3 -.4 .26 0 .26C.4 .26 .9 .3 1.16 .14C1.2 .4 .7 .52 0 .52C-.7 .52 -1.2 .4 -1.16 .14Z',
      fill: 'dark',
    },
    shine(-0.52, -0.36, -0.56, -0.9),
  ],
} satisfies Readonly<Record<string, readonly Shape[]>>;

/** Props on the face, in the face's units from the point between the eyes. */
export const faceShapes = {
  glasses: [
    { path: 'M-.9 -.04L-1.3 -.1M.9 -.04L1.3 -.1', stroke: 'dark', width: 0.08, line: 0 },
    { path: 'O-.52 .02 .4', stroke: 'dark', width: 0.1, line: 0 },
    { path: 'O.52 .02 .4', stroke: 'dark', width: 0.1, line: 0 },
    { path: 'M-.14 -.06Q0 -.16 .14 -.06', stroke: 'dark', width: 0.1, line: 0 },
    shine(-0.72, 0.0, -0.56, -0.2),
    shine(0.34, 0.0, 0.5, -0.2),
  ],
  sunglasses: [
    { path: 'M-.96 -.2L-1.36 -.22M.96 -.2L1.36 -.22', stroke: 'ink', width: 0.1, line: 0 },
    { path: 'M-.2 -.2L.2 -.2L.2 -.08Q0 -.14 -.2 -.08Z', fill: 'ink', line: 0 },
    ...both([{ path: lens, fill: 'ink', line: 0.6 }]),
    ...[-0.78, 0.34].map(
      (x): Shape => ({
        path: `M${x} .1L${x + 0.24} -.24L${x + 0.36} -.24L${x + 0.12} .14Z`,
        fill: 'gray',
        line: 0,
      }),
    ),
  ],
  mask: [
    {
      path: 'M-.84 .5C-1.06 .4 -1.2 .28 -1.34 .16M.84 .5C1.06 .4 1.2 .28 1.34 .16M-.78 1.06C-1.0 1.06 -1.2 .9 -1.32 .7M.78 1.06C1.0 1.06 1.2 .9 1.32 .7',
      stroke: 'white',
      width: 0.06,
      line: 0.5,
    },
    {
      path: 'M-.86 .46C-.5 .34 -.2 .3 0 .3C.2 .3 .5 .34 .86 .46C.92 .9 .78 1.22 .5 1.38C.2 1.5 -.2 1.5 -.5 1.38C-.78 1.22 -.92 .9 -.86 .46Z',
      fill: 'white',
    },
    {
      path: 'M-.66 .74Q0 .66 .66 .74M-.66 .96Q0 .92 .66 .96M-.56 1.16Q0 1.16 .56 1.16',
      stroke: 'gray',
      width: 0.045,
      line: 0,
    },
  ],
} satisfies Readonly<Record<string, readonly Shape[]>>;
