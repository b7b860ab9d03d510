import type { Shape } from './pen.ts';
import { polygonPath, starPath, taperPath, wedgePath } from './vector_path.ts';

const heart =
  'M0 .9C-.5 .5 -1 .12 -1 -.36C-1 -.74 -.72 -.94 -.46 -.94C-.22 -.94 -.06 -.8 0 -.6C.06 -.8 .22 -.94 .46 -.94C.72 -.94 1 -.74 1 -.36C1 .12 .5 .5 0 .9Z';
const drop =
  'M0 -1C.26 -.5 .62 -.12 .62 .34C.62 .74 .34 1 0 1C-.34 1 -.62 .74 -.62 .34C-.62 -.12 -.26 -.5 0 -1Z';
const cloud =
  'M-.62 .5C-1.02 .5 -1.06 -.04 -.7 -.1C-.74 -.56 -.16 -.74 .06 -.4C.3 -.7 .84 -.48 .74 -.08C1.08 0 1.02 .5 .64 .5Z';
const zed = polygonPath(
  [
    [-0.8, -0.85],
    [0.85, -0.85],
    [0.85, -0.42],
    [-0.08, 0.42],
    [0.85, 0.42],
    [0.85, 0.85],
    [-0.85, 0.85],
    [-0.85, 0.42],
    [0.08, -0.42],
    [-0.8, -0.42],
  ],
  0.12,
);
const petals = Array.from({ length: 5 }, (_, at) => {
  const angle = (at * 2 * Math.PI) / 5 - Math.PI / 2;
  return `O${(Math.cos(angle) * 0.58).toFixed(3)} ${(Math.sin(angle) * 0.58).toFixed(3)} .4`;
});
const highlight = (x: number, y: number, toX: number, toY: number, bend: number, width = 0.14): Shape => ({
  path: taperPath([x, y, (x + toX) / 2 + bend, (y + toY) / 2 + bend, toX, toY], width),
  fill: 'white',
  line: 0,
});
const ray = (angle: number, from: number, to: number, width: number): string => {
  const [x, y] = [Math.sin(angle), -Math.cos(angle)];
  return wedgePath([x * to, y * to, x * from, y * from], width);
};

/** Shapes that marks are made of, within a circle of radius 1, y down. */
export const glyphs = {
  heart: [{ path: heart, fill: 'red' }, highlight(-0.72, -0.3, -0.4, -0.7, -0.16)],
  pink_heart: [{ path: heart, fill: 'pink' }, highlight(-0.72, -0.3, -0.4, -0.7, -0.16)],
  broken_heart: [
    { path: heart, fill: 'purple' },
    { path: 'M.04 -.62L-.24 -.2L.16 .02L-.14 .36L.02 .74', stroke: 'white', width: 0.17, line: 0 },
    { path: 'M.04 -.62L-.24 -.2L.16 .02L-.14 .36L.02 .74', stroke: 'ink', width: 0.07, line: 0 },
  ],
  drop: [{ path: drop, fill: 'blue' }, highlight(-0.36, 0.3, -0.12, 0.7, -0.1, 0.16)],
  pale_drop: [{ path: drop, fill: 'sky' }, highlight(-0.36, 0.3, -0.12, 0.7, -0.1, 0.16)],
  anger: [0, 1, 2, 3].map((quarter): Shape => {
    const turned = ([x, y]: readonly [number, number]) => {
      const [cos, sin] = [
        Math.round(Math.cos((quarter * Math.PI) / 2)),
        Math.round(Math.sin((quarter * Math.PI) / 2)),
      ];
      return `${x * cos - y * sin} ${x * sin + y * cos}`;
    };
    return {
      path: `M${turned([0.24, -0.9])}Q${turned([0.2, -0.2])} ${turned([0.9, -0.24])}`,
      stroke: 'red',
      width: 0.3,
      line: 0.8,
    };
  }),
  sparkle: [
    {
      path: 'M0 -1C.1 -.3 .3 -.12 .86 0C.3 .12 .1 .3 0 1C-.1 .3 -.3 .12 -.86 0C-.3 -.12 -.1 -.3 0 -1Z',
      fill: 'yellow',
    },
  ],
  star: [{ path: starPath(5, 0.52, 0.22), fill: 'yellow' }, highlight(-0.42, -0.14, -0.1, -0.5, -0.06, 0.1)],
  note: [
    { path: 'M.1 -.95L.1 .5L-.12 .5L-.12 -.95Z', fill: 'green' },
    { path: 'M.0 -.98C.2 -.55 .85 -.55 .66 .1C.56 -.24 .3 -.3 .06 -.38Z', fill: 'green' },
    { path: 'E-.28 .58 .42 .32', fill: 'green' },
    { path: 'M-.1 -.9L.08 -.9L.08 .52L-.1 .52Z', fill: 'green', line: 0 },
  ],
  double_note: [
    { path: 'M-.56 -.72L.78 -.98L.78 -.56L-.56 -.3Z', fill: 'blue' },
    { path: 'M-.56 -.6L-.36 -.6L-.36 .6L-.56 .6Z', fill: 'blue' },
    { path: 'M.58 -.84L.78 -.84L.78 .38L.58 .38Z', fill: 'blue' },
    { path: 'E-.68 .62 .34 .27', fill: 'blue' },
    { path: 'E.46 .4 .34 .27', fill: 'blue' },
    { path: 'M-.52 -.62L.74 -.86L.74 -.62L-.4 -.4L-.4 .5L-.52 .5Z', fill: 'blue', line: 0 },
  ],
  zed: [{ path: zed, fill: 'blue' }],
  bulb: [
    { path: ray(-0.9, 0.72, 1.08, 0.16), fill: 'yellow', line: 0.6 },
    { path: ray(0.9, 0.72, 1.08, 0.16), fill: 'yellow', line: 0.6 },
    { path: ray(-1.75, 0.76, 1.08, 0.16), fill: 'yellow', line: 0.6 },
    { path: ray(1.75, 0.76, 1.08, 0.16), fill: 'yellow', line: 0.6 },
    { path: 'M-.24 .5L.24 .5L.2 .92Q0 1.04 -.2 .92Z', fill: 'gray' },
    {
      path: 'M-.26 .56C-.28 .26 -.6 .16 -.6 -.26C-.6 -.66 -.32 -.88 0 -.88C.32 -.88 .6 -.66 .6 -.26C.6 .16 .28 .26 .26 .56Z',
      fill: 'yellow',
    },
    { path: 'M-.16 .42L-.16 .1L0 .24L.16 .1L.16 .42', stroke: 'ink', width: 0.06, line: 0 },
    highlight(-0.4, -0.16, -0.16, -0.62, -0.12),
  ],
  question: [
    { path: 'M-.44 -.48C-.44 -1.02 .48 -1.02 .48 -.44C.48 -.04 0 -.02 0 .3', stroke: 'blue', width: 0.32 },
    { path: 'O0 .8 .2', fill: 'blue' },
  ],
  exclamation: [
    { path: 'M-.28 -.92Q0 -1.08 .28 -.92Q.22 -.2 .12 .3Q0 .38 -.12 .3Q-.22 -.2 -.28 -.92Z', fill: 'red' },
    { path: 'O0 .76 .21', fill: 'red' },
    highlight(-0.14, -0.76, -0.08, -0.24, -0.03, 0.08),
  ],
  cloud: [
    { path: cloud, fill: 'white' },
    { path: 'M-.3 .22Q-.12 .34 .04 .2', stroke: 'gray', width: 0.1, line: 0 },
  ],
  shock: [-0.5, 0, 0.5].map(
    (angle): Shape => ({
      path: ray(angle, 0.25, angle === 0 ? 1.05 : 0.92, 0.24),
      fill: 'yellow',
      line: 0.8,
    }),
  ),
  flower: [
    ...petals.map((path): Shape => ({ path, fill: 'pink' })),
    ...petals.map((path): Shape => ({ path: path.replace(/\.4$/, '.3'), fill: 'pink', line: 0 })),
    { path: 'O0 0 .3', fill: 'yellow', line: 0.7 },
  ],
  check: [{ path: 'M-.74 .02L-.22 .56L.76 -.62', stroke: 'green', width: 0.36 }],
  cross: [
    { path: 'M-.6 -.6L.6 .6', stroke: 'red', width: 0.36 },
    { path: 'M.6 -.6L-.6 .6', stroke: 'red', width: 0.36 },
    { path: 'M-.6 -.6L.6 .6', stroke: 'red', width: 0.36, line: 0 },
  ],
  dots: [-0.72, 0, 0.72].map((x): Shape => ({ path: `O${x} 0 .24`, fill: 'dark', line: 0.3 })),
  bar: [
    {
      path: polygonPath(
        [
          [-0.42, -0.9],
          [0.42, -0.9],
          [0.42, 0.9],
          [-0.42, 0.9],
        ],
        0.2,
      ),
      fill: 'blue',
      line: 0.7,
    },
  ],
  pink_bar: [
    {
      path: polygonPath(
        [
          [-0.42, -0.9],
          [0.42, -0.9],
          [0.42, 0.9],
          [-0.42, 0.9],
        ],
        0.2,
      ),
      fill: 'pink',
      line: 0.7,
    },
  ],
  yellow_dot: [{ path: 'O0 0 .8', fill: 'yellow', line: 0.7 }],
  green_dot: [{ path: 'O0 0 .8', fill: 'green', line: 0.7 }],
  curl: [
    { path: 'M-.2 -.95C.7 -.8 -.7 -.2 .2 0C.9 .2 -.3 .6 .3 .95', stroke: 'purple', width: 0.34, line: 0.7 },
  ],
  flame: [
    {
      path: 'M.08 -1.02C.16 -.6 .74 -.34 .72 .32C.7 .76 .38 1 0 1C-.42 1 -.72 .72 -.7 .26C-.69 -.06 -.48 -.2 -.46 -.52C-.3 -.42 -.2 -.28 -.16 -.1C.08 -.3 .16 -.68 .08 -1.02Z',
      fill: 'orange',
    },
    {
      path: 'M.06 -.1C.14 .12 .38 .24 .38 .54C.38 .78 .2 .9 0 .9C-.22 .9 -.38 .76 -.36 .5C-.35 .3 -.22 .26 -.2 .08C-.1 .12 -.06 .18 -.04 .28C.06 .16 .08 .04 .06 -.1Z',
      fill: 'yellow',
      line: 0,
    },
  ],
  bolt: [
    {
      path: polygonPath(
        [
          [0.3, -1],
          [-0.62, 0.14],
          [-0.1, 0.14],
          [-0.34, 1],
          [0.64, -0.26],
          [0.1, -0.2],
        ],
        0.08,
      ),
      fill: 'yellow',
    },
  ],
  soul: [
    {
      path: 'M-.7 1.02C-.5 .86 -.62 .6 -.66 .24C-.76 -.52 -.42 -.96 .06 -.96C.58 -.96 .84 -.5 .72 0C.6 .5 .2 .62 -.12 .76C-.34 .86 -.5 1.08 -.7 1.02Z',
      fill: 'white',
    },
    { path: 'E-.14 -.3 .09 .13', fill: 'ink', line: 0 },
    { path: 'E.36 -.3 .09 .13', fill: 'ink', line: 0 },
    { path: 'E.1 .06 .1 .13', fill: 'ink', line: 0 },
  ],
  shiver: [
    {
      path: 'M0 -1C.5 -.8 .4 -.6 0 -.5C-.4 -.4 -.5 -.2 0 0C.5 .2 .4 .4 0 .5C-.4 .6 -.5 .8 0 1',
      stroke: 'blue',
      width: 0.24,
      line: 0.8,
    },
  ],
  thumb: [
    {
      path: 'M-.52 -.02C-.32 -.1 -.2 -.3 -.12 -.56C-.08 -.76 -.06 -1 .14 -1C.38 -1 .38 -.66 .32 -.44L.26 -.2L.68 -.2C.94 -.2 .96 .1 .8 .14C.96 .2 .94 .44 .76 .46C.88 .54 .82 .76 .66 .77C.72 .9 .6 1 .44 1L-.1 1C-.28 1 -.36 .92 -.52 .88Z',
      fill: 'cream',
    },
    { path: taperPath([0.8, 0.14, 0.56, 0.18, 0.34, 0.14], 0.04), fill: 'ink', line: 0 },
    { path: taperPath([0.76, 0.46, 0.54, 0.5, 0.34, 0.46], 0.04), fill: 'ink', line: 0 },
    { path: taperPath([0.66, 0.77, 0.5, 0.8, 0.32, 0.76], 0.04), fill: 'ink', line: 0 },
    { path: 'M-.98 -.12Q-.72 -.18 -.5 -.12L-.5 .96Q-.72 1.02 -.98 .96Z', fill: 'blue' },
  ],
  rice_bowl: [
    {
      path: 'M-.78 .02C-.86 -.36 -.52 -.42 -.46 -.56C-.3 -.86 .06 -.8 .14 -.72C.44 -.8 .56 -.5 .58 -.42C.86 -.34 .84 -.06 .78 .02Z',
      fill: 'white',
    },
    {
      path: 'M-.96 -.02L.96 -.02C.96 .46 .66 .74 .36 .82L.32 .96L-.32 .96L-.36 .82C-.66 .74 -.96 .46 -.96 -.02Z',
      fill: 'red',
    },
    { path: 'M-.7 .24Q0 .4 .7 .24', stroke: 'white', width: 0.09, line: 0 },
    {
      path: 'M-.3 -.4L-.22 -.34M.1 -.5L.18 -.44M.36 -.24L.44 -.18M-.5 -.18L-.42 -.12',
      stroke: 'gray',
      width: 0.07,
      line: 0,
    },
  ],
} satisfies Readonly<Record<string, readonly Shape[]>>;

export type GlyphName = keyof typeof glyphs;
