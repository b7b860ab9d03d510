import type { GroundName } from '../../../domain/acting/acting_names.ts';
import type { Context } from '../surface.ts';
import { glyphs } from './mark_glyphs.ts';
import type { DrawingStyle } from './palette.ts';
import { drawShapes } from './pen.ts';
import { starPath, tracePath } from './vector_path.ts';

/** Shape of a ground: a disc, a panel with round corners, or a burst behind the subject. */
export type GroundForm = 'disc' | 'panel' | 'burst';

export interface Ground {
  readonly name: GroundName;
  readonly form: GroundForm;
  /** Center and half sizes, px. */
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly strong: string;
  readonly pale: string;
}

type Picture = (context: Context, ground: Ground, style: DrawingStyle) => void;

/** Fills the ground, within the current clip. */
export function paintGround(context: Context, ground: Ground, style: DrawingStyle): void {
  pictures[ground.name](context, ground, style);
}

function fillAll(context: Context, { x, y, halfWidth, halfHeight }: Ground, fill: unknown): void {
  context.fillStyle = fill;
  context.fillRect(x - halfWidth - 1, y - halfHeight - 1, halfWidth * 2 + 2, halfHeight * 2 + 2);
}

function downward(
  context: Context,
  { y, halfHeight }: Ground,
  stops: readonly (readonly [number, string])[],
): unknown {
  const gradient = context.createLinearGradient(0, y - halfHeight, 0, y + halfHeight);
  for (const [at, color] of stops) gradient.addColorStop(at, color);
  return gradient;
}

function triangle(context: Context, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
  context.fill();
}

function circle(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

function rays(
  context: Context,
  { x, y, halfWidth, halfHeight, strong }: Ground,
  count: number,
  down: number,
): void {
  const reach = Math.hypot(halfWidth, halfHeight) * 1.4;
  context.fillStyle = strong;
  for (let ray = 0; ray < count; ray++) {
    const [from, to] = [ray / count, (ray + 0.5) / count].map((turn) => turn * Math.PI * 2 + 0.06);
    triangle(context, [
      [x, y + down],
      [x + Math.cos(from) * reach, y + down + Math.sin(from) * reach],
      [x + Math.cos(to) * reach, y + down + Math.sin(to) * reach],
    ]);
  }
}

/** Pseudo-random number in −1..1, deterministic for an index. */
function scattered(index: number): number {
  const value = Math.sin(index * 127.1 + 11.7) * 43758.5453;
  return (value - Math.floor(value)) * 2 - 1;
}

function cloudAt(context: Context, x: number, y: number, size: number): void {
  for (const [across, down, radius] of [
    [-0.7, 0.1, 0.42],
    [-0.15, -0.16, 0.56],
    [0.5, 0, 0.46],
    [0.9, 0.18, 0.3],
    [0, 0.24, 0.4],
  ] as const) {
    circle(context, x + across * size, y + down * size, radius * size);
  }
}

function pattern(ground: Ground, step: number, place: (x: number, y: number, index: number) => void): void {
  const { x, y, halfWidth, halfHeight } = ground;
  let index = 0;
  for (let row = 0; row * step * 0.87 < halfHeight * 2 + step; row++) {
    for (let column = 0; column * step < halfWidth * 2 + step; column++) {
      const across = x - halfWidth + (column + (row % 2) / 2) * step;
      place(across, y - halfHeight + row * step * 0.87, index++);
    }
  }
}

const curtain = 'M0 0L1 0C.98 .3 .9 .42 .62 .56C.5 .62 .5 .7 .54 1L0 1Z';

const pictures: Readonly<Record<Ground['name'], Picture>> = {
  sun_rays: (context, ground) => {
    fillAll(context, ground, ground.pale);
    rays(context, ground, 14, ground.halfHeight * 0.12);
  },
  burst: (context, ground, { palette }) => {
    fillAll(context, ground, ground.strong);
    context.save();
    context.translate(ground.x, ground.y);
    context.scale(ground.halfWidth * 0.82, ground.halfHeight * 0.82);
    tracePath(
      context,
      starPath(18, 0.84, 0, (tip) => [1, 0.93, 1.0, 0.9, 0.98, 0.94][tip % 6] ?? 1),
    );
    context.fillStyle = ground.pale === palette.white ? palette.cream : ground.pale;
    context.fill();
    context.restore();
  },
  night: (context, ground, { palette }) => {
    const { x, y, halfWidth } = ground;
    fillAll(
      context,
      ground,
      downward(context, ground, [
        [0, palette.night],
        [0.7, palette.night],
        [1, palette.purple],
      ]),
    );
    context.fillStyle = palette.yellow;
    for (let star = 0; star < 16; star++) {
      const angle = star * 2.4;
      const away = halfWidth * (0.5 + 0.42 * Math.abs(scattered(star)));
      const [starX, starY] = [
        x + Math.cos(angle) * away,
        y - halfWidth * 0.12 + Math.sin(angle) * away * 0.9,
      ];
      if (star % 3 === 0) {
        context.save();
        context.translate(starX, starY);
        context.scale(7, 7);
        tracePath(context, 'M0 -1Q.14 -.14 1 0Q.14 .14 0 1Q-.14 .14 -1 0Q-.14 -.14 0 -1Z');
        context.fill();
        context.restore();
      } else circle(context, starX, starY, 1.8 + (star % 2));
    }
    const [moonX, moonY, moon] = [x - halfWidth * 0.62, y - halfWidth * 0.5, halfWidth * 0.2];
    context.save();
    context.translate(moonX, moonY);
    context.rotate(-0.4);
    context.scale(moon, moon);
    tracePath(
      context,
      'M.3 -.95C-.5 -1.05 -1 -.5 -1 0C-1 .6 -.5 1 .05 1C.42 1 .75 .82 .92 .5C.1 .62 -.34 .2 -.34 -.24C-.34 -.56 -.1 -.84 .3 -.95Z',
    );
    context.fill();
    context.restore();
  },
  focus_lines: (context, ground, { palette }) => {
    fillAll(context, ground, palette.white);
    const { x, y, halfWidth, halfHeight } = ground;
    context.fillStyle = palette.ink;
    const count = 76;
    for (let line = 0; line < count; line++) {
      const angle = ((line + scattered(line) * 0.34) / count) * Math.PI * 2;
      const inner = 0.66 + 0.2 * scattered(line + 100);
      const width = 0.012 + 0.016 * Math.abs(scattered(line + 200));
      const outer = 1.6;
      const at = (turn: number, away: number) =>
        [x + Math.cos(turn) * halfWidth * away, y + Math.sin(turn) * halfHeight * away] as const;
      triangle(context, [at(angle, inner), at(angle - width, outer), at(angle + width, outer)]);
    }
  },
  dots: (context, ground, { palette }) => {
    fillAll(context, ground, palette.white);
    context.fillStyle = ground.strong;
    pattern(ground, 27, (x, y) => circle(context, x, y, 6.4));
  },
  speed: (context, ground, { palette }) => {
    fillAll(context, ground, ground.pale === palette.white ? palette.cream : ground.pale);
    const { x, y, halfWidth, halfHeight } = ground;
    for (let line = 0; line < 26; line++) {
      const down = y + scattered(line) * halfHeight * 0.98;
      const isFromLeft = line % 3 !== 0;
      const length = halfWidth * (0.8 + 0.7 * Math.abs(scattered(line + 40)));
      const thick = 2.5 + 4 * Math.abs(scattered(line + 80));
      const edge = isFromLeft ? x - halfWidth - 4 : x + halfWidth + 4;
      context.fillStyle = line % 4 === 1 ? palette.white : ground.strong;
      triangle(context, [
        [edge, down - thick],
        [edge, down + thick],
        [edge + (isFromLeft ? length : -length * 0.7), down],
      ]);
    }
  },
  spotlight: (context, ground, { palette }) => {
    const { x, y, halfWidth, halfHeight } = ground;
    fillAll(context, ground, palette.night);
    context.fillStyle = `${palette.cream}90`;
    triangle(context, [
      [x - halfWidth * 0.1, y - halfHeight * 1.1],
      [x + halfWidth * 0.1, y - halfHeight * 1.1],
      [x + halfWidth * 0.86, y + halfHeight],
      [x - halfWidth * 0.86, y + halfHeight],
    ]);
    context.fillStyle = `${palette.cream}E0`;
    context.beginPath();
    context.ellipse(x, y + halfHeight * 0.78, halfWidth * 0.8, halfHeight * 0.2, 0, 0, Math.PI * 2);
    context.fill();
  },
  water: (context, ground, { palette }) => {
    const { x, y, halfWidth, halfHeight } = ground;
    fillAll(context, ground, palette.sky);
    for (const [down, color] of [
      [0.18, palette.blue],
      [0.44, palette.sky],
      [0.54, palette.blue],
    ] as const) {
      context.fillStyle = color;
      context.beginPath();
      const level = y + halfHeight * down;
      context.moveTo(x - halfWidth - 2, level);
      const wave = halfWidth / 2.5;
      for (let at = 0; at < 5; at++) {
        const start = x - halfWidth - 2 + at * wave;
        context.quadraticCurveTo(start + wave * 0.5, level + (at % 2 === 0 ? -15 : 15), start + wave, level);
      }
      context.lineTo(x + halfWidth + 2, y + halfHeight + 2);
      context.lineTo(x - halfWidth - 2, y + halfHeight + 2);
      context.closePath();
      context.fill();
    }
    context.fillStyle = palette.white;
    for (const [across, down, radius] of [
      [-0.72, 0.3, 6],
      [-0.58, 0.44, 4],
      [0.7, 0.32, 7],
      [0.8, 0.46, 4],
    ] as const) {
      circle(context, x + across * halfWidth, y + down * halfHeight, radius);
    }
  },
  room: (context, ground, style) => {
    const { x, y, halfWidth, halfHeight } = ground;
    const { palette } = style;
    fillAll(context, ground, ground.pale === palette.white ? palette.cream : ground.pale);
    context.fillStyle = palette.white;
    for (let stripe = -6; stripe <= 6; stripe += 2)
      context.fillRect(x + stripe * 26, y - halfHeight, 13, halfHeight * 2);
    const floor = y + halfHeight * 0.52;
    context.fillStyle = palette.brown;
    context.fillRect(x - halfWidth, floor, halfWidth * 2, halfHeight);
    context.fillStyle = palette.white;
    context.fillRect(x - halfWidth, floor - 9, halfWidth * 2, 10);
    const [left, top] = [x - halfWidth + 22, y - halfHeight + 24];
    const pane = [0, 1].flatMap((column) => [0, 1].map((row) => ({ column, row })));
    context.fillStyle = palette.brown;
    context.fillRect(left, top, 84, 76);
    context.fillStyle = palette.sky;
    for (const { column, row } of pane) context.fillRect(left + 6 + column * 38, top + 6 + row * 34, 34, 30);
    const plant = { x: x + halfWidth - 44, y: floor - 2 };
    drawShapes(
      context,
      [
        { path: 'M0 0C-.1 -.5 -.7 -.7 -.9 -1.1C-.3 -1.1 0 -.7 0 0Z', fill: 'green' },
        { path: 'M0 0C.1 -.6 .6 -.8 .9 -1.3C.3 -1.3 0 -.7 0 0Z', fill: 'green' },
        { path: 'M0 0C-.2 -.6 -.1 -1.1 .05 -1.6C.3 -1.1 .2 -.5 0 0Z', fill: 'green' },
        { path: 'M-.55 -.1L.55 -.1L.4 .9L-.4 .9Z', fill: 'orange' },
      ],
      { ...plant, size: 27 },
      style,
      { isBare: true },
    );
  },
  stage: (context, ground, style) => {
    const { x, y, halfWidth, halfHeight } = ground;
    const { palette } = style;
    fillAll(context, ground, palette.night);
    context.fillStyle = `${palette.cream}A0`;
    triangle(context, [
      [x - halfWidth * 0.12, y - halfHeight],
      [x + halfWidth * 0.12, y - halfHeight],
      [x + halfWidth * 0.62, y + halfHeight],
      [x - halfWidth * 0.62, y + halfHeight],
    ]);
    context.fillStyle = palette.orange;
    context.fillRect(x - halfWidth, y + halfHeight * 0.74, halfWidth * 2, halfHeight);
    for (const side of [-1, 1]) {
      context.save();
      context.translate(x + side * (halfWidth + 2), y - halfHeight - 2);
      context.scale(-side * halfWidth * 0.52, halfHeight * 2 + 4);
      tracePath(context, curtain);
      context.fillStyle = palette.red;
      context.fill();
      context.restore();
      context.strokeStyle = `${palette.ink}55`;
      context.lineWidth = 3;
      for (const fold of [0.12, 0.25, 0.38]) {
        context.beginPath();
        context.moveTo(x + side * halfWidth * (1 - fold * 1.1), y - halfHeight);
        context.quadraticCurveTo(
          x + side * halfWidth * (1 - fold),
          y,
          x + side * halfWidth * (1 - fold * 0.6),
          y + halfHeight,
        );
        context.stroke();
      }
    }
  },
  disc: (context, ground) => {
    fillAll(context, ground, ground.strong);
    context.strokeStyle = `${ground.pale}D0`;
    context.lineWidth = 5;
    context.beginPath();
    context.arc(ground.x, ground.y, ground.halfWidth - 11, 0, Math.PI * 2);
    context.stroke();
  },
  sky: (context, ground, { palette }) => {
    const { x, y, halfWidth, halfHeight } = ground;
    fillAll(
      context,
      ground,
      downward(context, ground, [
        [0, palette.blue],
        [1, palette.sky],
      ]),
    );
    context.fillStyle = palette.yellow;
    circle(context, x + halfWidth * 0.6, y - halfHeight * 0.56, halfWidth * 0.16);
    context.fillStyle = palette.white;
    cloudAt(context, x - halfWidth * 0.66, y - halfHeight * 0.3, 30);
    cloudAt(context, x + halfWidth * 0.72, y - halfHeight * 0.02, 26);
    cloudAt(context, x - halfWidth * 0.5, y + halfHeight * 0.62, 40);
    cloudAt(context, x + halfWidth * 0.5, y + halfHeight * 0.7, 42);
  },
  hearts: (context, ground, style) => {
    fillAll(context, ground, style.palette.white);
    pattern(ground, 46, (x, y, index) => {
      const glyph = index % 3 === 0 ? glyphs.heart : glyphs.pink_heart;
      drawShapes(
        context,
        glyph.slice(0, 1).map((shape) => ({ ...shape, line: 0 })),
        { x, y, size: 11, turn: index % 2 === 0 ? 12 : -12 },
        style,
        { isBare: true },
      );
    });
  },
  gloom: (context, ground, { palette }) => {
    const { x, y, halfWidth, halfHeight } = ground;
    fillAll(
      context,
      ground,
      downward(context, ground, [
        [0, palette.night],
        [0.75, palette.lilac],
        [1, palette.white],
      ]),
    );
    context.strokeStyle = palette.night;
    context.lineCap = 'round';
    context.lineWidth = 3.5;
    for (let line = 0; line < 19; line++) {
      const across = x - halfWidth + ((line + 0.5) * halfWidth * 2) / 19;
      context.beginPath();
      context.moveTo(across, y - halfHeight);
      context.lineTo(across, y - halfHeight + halfHeight * (0.75 + 0.45 * scattered(line)));
      context.stroke();
    }
  },
};
