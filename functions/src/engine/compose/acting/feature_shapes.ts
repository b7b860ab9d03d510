import type { EyeDrawing, MouthDrawing } from '../expression/expressions.ts';
import { glyphs } from './mark_glyphs.ts';
import type { ColorRole } from './palette.ts';
import type { Shape } from './pen.ts';
import { starPath } from './vector_path.ts';

/** A brush line with a minimal outline, so that it can get a halo. */
const stroke = (path: string, width: number): Shape => ({ path, stroke: 'ink', width, line: 0.02 });
const flat = (path: string, fill: ColorRole): Shape => ({ path, fill, line: 0 });

const drop = (x: number, y: number, size: number): Shape => {
  const at = (across: number, down: number) =>
    `${(x + across * size).toFixed(3)} ${(y + down * size).toFixed(3)}`;
  return {
    path: `M${at(0, -1)}C${at(0.26, -0.5)} ${at(0.66, -0.1)} ${at(0.66, 0.36)}C${at(0.66, 0.76)} ${at(0.36, 1)} ${at(0, 1)}C${at(-0.36, 1)} ${at(-0.66, 0.76)} ${at(-0.66, 0.36)}C${at(-0.66, -0.1)} ${at(-0.26, -0.5)} ${at(0, -1)}Z`,
    fill: 'sky',
    line: 0.6,
  };
};

const spiral = Array.from({ length: 46 }, (_, at) => {
  const angle = (at / 45) * Math.PI * 4.5;
  const radius = 0.06 + (at / 45) * 0.86;
  const [x, y] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
  return `${at === 0 ? 'M' : 'L'}${x.toFixed(3)} ${y.toFixed(3)}`;
}).join('');

const dot: Shape[] = [{ path: 'E0 .04 .34 .44', fill: 'ink', line: 0.02 }, flat('O-.11 -.14 .12', 'white')];
const bow: Shape[] = [stroke('M-.82 .34Q0 -.92 .82 .34', 0.26)];
const wet: Shape[] = [
  { path: 'E0 0 .84 1', fill: 'night' },
  flat('M-.66 .22Q0 .56 .66 .22Q.6 .92 0 .92Q-.6 .92 -.66 .22Z', 'purple'),
];
const shine: Shape[] = [
  flat('O-.26 -.38 .33', 'white'),
  flat('O.32 .3 .18', 'white'),
  flat('O-.3 .5 .1', 'white'),
];

/**
 * An eye within a circle of radius 1, y down. Shapes are of the person's right eye, whose inner corner is at the
 * right.
 */
interface EyeShapes {
  readonly shapes: readonly Shape[];
  /** Shapes of the left eye, if it is neither the same nor mirrored. */
  readonly left?: readonly Shape[];
  /** Whether the left eye mirrors the right one. */
  readonly isMirrored?: boolean;
  /** Factor on the standard size. */
  readonly size: number;
}

export const eyeShapes: Readonly<Record<EyeDrawing, EyeShapes>> = {
  dots: { shapes: dot, size: 1 },
  bows: { shapes: bow, size: 1.05 },
  calm: { shapes: [stroke('M-.82 -.14Q0 .74 .82 -.14', 0.26)], size: 1.05 },
  tight: { shapes: [stroke('M-.72 -.58L.66 .02L-.72 .62', 0.26)], size: 1.05, isMirrored: true },
  hearts: { shapes: glyphs.heart, size: 1.3 },
  sparkling: { shapes: [...wet, ...shine], size: 1.08 },
  teary: {
    shapes: [
      ...wet,
      flat('M-.72 .34Q-.36 .12 0 .36Q.36 .6 .72 .34Q.6 .92 0 .92Q-.6 .92 -.72 .34Z', 'sky'),
      ...shine,
      drop(-0.56, 1.02, 0.4),
    ],
    size: 1.1,
    isMirrored: true,
  },
  crying: {
    shapes: [
      {
        path: 'M-.46 0L.36 .06Q.3 1.3 .42 2.36Q0 2.66 -.58 2.36Q-.54 1.3 -.46 0Z',
        fill: 'sky',
        line: 0.55,
      },
      flat('M-.26 .3L-.06 .3Q-.1 1.3 -.04 2.24L-.28 2.24Q-.34 1.3 -.26 .3Z', 'white'),
      stroke('M-.88 .16Q0 -.3 .84 -.22', 0.26),
    ],
    size: 1.02,
    isMirrored: true,
  },
  rings: { shapes: [{ path: 'O0 0 .95', fill: 'white' }, flat('O0 0 .2', 'ink')], size: 1.1 },
  spirals: { shapes: [stroke(spiral, 0.17)], size: 1.12, isMirrored: true },
  angry: {
    shapes: [
      { path: 'M-.84 -.4L.86 .14Q.62 .78 -.02 .74Q-.78 .66 -.84 -.4Z', fill: 'white' },
      flat('O.08 .26 .22', 'ink'),
      stroke('M-1 -.6L.98 .06', 0.34),
    ],
    size: 1.05,
    isMirrored: true,
  },
  wink: { shapes: dot, left: bow, size: 1.02 },
  half: {
    shapes: [
      { path: 'M-.84 -.06L.84 -.06Q.76 .74 0 .74Q-.76 .74 -.84 -.06Z', fill: 'white' },
      flat('M-.3 -.06L.34 -.06Q.36 .48 .02 .48Q-.32 .48 -.3 -.06Z', 'ink'),
      stroke('M-.98 -.08L.98 -.08', 0.26),
    ],
    size: 1,
  },
  stars: { shapes: [{ path: starPath(5, 0.52, 0.2), fill: 'yellow' }], size: 1.3 },
};

const openMouth = 'M-.86 -.4Q0 -.14 .86 -.4C1.02 .4 .56 .92 0 .92C-.56 .92 -1.02 .4 -.86 -.4Z';
const tongue = 'M-.56 .5Q-.3 .22 0 .38Q.3 .22 .56 .5Q.36 .88 0 .88Q-.36 .88 -.56 .5Z';

/** A mouth within a circle of radius 1, y down. */
export const mouthShapes: Readonly<Record<MouthDrawing, readonly Shape[]>> = {
  smile: [stroke('M-.66 -.16Q0 .56 .66 -.16', 0.24)],
  open: [{ path: openMouth, fill: 'mouth' }, flat(tongue, 'pink')],
  shout: [
    {
      path: 'M-.66 -.66Q0 -.8 .66 -.66C1 -.3 1 .5 .78 .78Q0 .98 -.78 .78C-1 .5 -1 -.3 -.66 -.66Z',
      fill: 'mouth',
    },
    flat('M-.62 -.6Q0 -.72 .62 -.6L.74 -.3Q0 -.42 -.74 -.3Z', 'white'),
    flat('M-.7 .74Q0 .9 .7 .74L.76 .5Q0 .62 -.76 .5Z', 'white'),
  ],
  cat: [stroke('M-.74 -.14C-.74 .36 -.06 .46 0 -.06C.06 .46 .74 .36 .74 -.14', 0.22)],
  wave: [stroke('M-.8 .12Q-.6 -.36 -.4 .04Q-.2 .42 0 .02Q.2 -.36 .4 .04Q.6 .42 .8 -.02', 0.22)],
  small_o: [{ path: 'E0 .06 .3 .4', fill: 'mouth' }],
  frown: [stroke('M-.58 .32Q0 -.42 .58 .32', 0.24)],
  grin: [
    { path: 'M-.88 -.34Q0 -.1 .88 -.34C.98 .3 .5 .66 0 .66C-.5 .66 -.98 .3 -.88 -.34Z', fill: 'white' },
    stroke('M-.78 .12Q0 .34 .78 .12', 0.09),
  ],
  pout: [stroke('M-.36 .22Q-.1 -.3 .08 -.06Q.22 .14 .42 .2', 0.24)],
  drool: [{ path: openMouth, fill: 'mouth' }, flat(tongue, 'pink'), drop(0.72, 0.5, 0.44)],
  wail: [
    {
      path: 'M-.8 .66C-1.02 -.4 -.6 -.74 0 -.74C.6 -.74 1.02 -.4 .8 .6C.56 .4 .3 .44 0 .56C-.3 .7 -.56 .76 -.8 .66Z',
      fill: 'mouth',
    },
    flat('M-.5 .56Q-.2 .1 .06 .2Q.3 .24 .46 .4Q.2 .42 -.02 .5Q-.3 .66 -.5 .56Z', 'pink'),
  ],
  flat: [stroke('M-.46 .1L.46 -.02', 0.24)],
};
