import { describe, expect, it } from 'vitest';
import { readAnimation } from '../../../functions/src/stamps/checks/read_animation.ts';
import { animate, type TestFrame } from './animate.ts';
import { paint, type Rgba } from './paint.ts';

const red: Rgba = [255, 0, 0, 255];
const blue: Rgba = [0, 0, 255, 255];
const glass: Rgba = [0, 0, 255, 128];
const clear: Rgba = [0, 0, 0, 0];
const fill = (color: Rgba) => () => color;

/** The first and the last pixel of a canvas of 2 x 1 at each frame. */
function canvasesOf(frames: TestFrame[]): number[][][] {
  const animation = readAnimation(animate({ width: 2, height: 1, frames }));
  if (!animation || animation === 'broken') throw new Error('It cannot be read.');
  return Array.from(animation.canvases(), (canvas) => [[...canvas.subarray(0, 4)], [...canvas.subarray(4)]]);
}

describe('the reader of animations', () => {
  it('keeps what a frame leaves, and lays a translucent one over it', () => {
    const frames = [{ paint: fill(red) }, { paint: fill(glass), area: [1, 0, 1, 1], blend: 1 }] as const;
    expect(canvasesOf([...frames])).toEqual([
      [red, red],
      [red, [127, 0, 128, 255]],
    ]);
  });

  it('puts a frame in place of what was there', () => {
    const frames = [{ paint: fill(red) }, { paint: fill(glass), area: [1, 0, 1, 1], blend: 0 }] as const;
    expect(canvasesOf([...frames])[1]).toEqual([red, glass]);
  });

  it('clears the area of a frame that asks for it', () => {
    const frames = [
      { paint: fill(red) },
      { paint: fill(blue), area: [1, 0, 1, 1], dispose: 1 },
      { paint: fill(blue), area: [0, 0, 1, 1] },
    ] as const;
    expect(canvasesOf([...frames])[2]).toEqual([blue, clear]);
  });

  it('restores what was there before a frame that asks for it', () => {
    const frames = [
      { paint: fill(red) },
      { paint: fill(blue), area: [1, 0, 1, 1], dispose: 2 },
      { paint: fill(blue), area: [0, 0, 1, 1] },
    ] as const;
    expect(canvasesOf([...frames])[2]).toEqual([blue, red]);
  });

  it('reads a still picture as one without animation', () => {
    expect(readAnimation(paint(2, 1, fill(red)))).toBeNull();
  });
});
