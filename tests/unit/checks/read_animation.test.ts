import { describe, expect, it } from 'vitest';
import { readAnimation } from '../../../functions/src/stamps/checks/read_animation.ts';
import { animate, type TestFrame } from './animate.ts';
import { paint, type Rgba } from './paint.ts';

const red: Rgba = [255, 0, 0, 255];
const blue: Rgba = [0, 0, 255, 255];
const glass: Rgba = [0, 0, 255, 128];
const clear: Rgba = [0, 0, 0, 0];
const fill = (color: Rgba) => () => color;

/** Returns the first and the last pixel of a 2 x 1 canvas for each frame. */
function canvasesOf(frames: TestFrame[]): number[][][] {
  const animation = readAnimation(animate({ width: 2, height: 1, frames }));
  if (!animation || animation === 'broken') throw new Error('It cannot be read.');
  return Array.from(animation.canvases(), (canvas) => [[...canvas.subarray(0, 4)], [...canvas.subarray(4)]]);
}

describe('reader of animations', () => {
  it('keeps the canvas of the previous frame and blends a translucent frame over it', () => {
    const frames = [{ paint: fill(red) }, { paint: fill(glass), area: [1, 0, 1, 1], blend: 1 }] as const;
    expect(canvasesOf([...frames])).toEqual([
      [red, red],
      [red, [127, 0, 128, 255]],
    ]);
  });

  it('replaces the area of a frame with blend mode “source”', () => {
    const frames = [{ paint: fill(red) }, { paint: fill(glass), area: [1, 0, 1, 1], blend: 0 }] as const;
    expect(canvasesOf([...frames])[1]).toEqual([red, glass]);
  });

  it('clears the area of a frame with dispose mode “background”', () => {
    const frames = [
      { paint: fill(red) },
      { paint: fill(blue), area: [1, 0, 1, 1], dispose: 1 },
      { paint: fill(blue), area: [0, 0, 1, 1] },
    ] as const;
    expect(canvasesOf([...frames])[2]).toEqual([blue, clear]);
  });

  it('restores the area of a frame with dispose mode “previous”', () => {
    const frames = [
      { paint: fill(red) },
      { paint: fill(blue), area: [1, 0, 1, 1], dispose: 2 },
      { paint: fill(blue), area: [0, 0, 1, 1] },
    ] as const;
    expect(canvasesOf([...frames])[2]).toEqual([blue, red]);
  });

  it('reads a still picture as a picture without animation', () => {
    expect(readAnimation(paint(2, 1, fill(red)))).toBeNull();
  });
});
