import { deflateSync } from 'node:zlib';
import { chunk, density, type Paint, signature } from './paint.ts';

export interface TestFrame {
  readonly paint: Paint;
  readonly delay?: readonly [numerator: number, denominator: number];
  /** The part of the canvas that the frame covers; all of it by default. */
  readonly area?: readonly [x: number, y: number, width: number, height: number];
  readonly dispose?: number;
  readonly blend?: number;
}

export interface TestAnimation {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly TestFrame[];
  readonly loops?: number;
  /** The number of frames in the file's header. */
  readonly declared?: number;
  readonly isFirstHidden?: boolean;
  readonly firstSequence?: number;
}

/** Returns an APNG of 8-bit RGBA. Invalid values are written unchanged. */
export function animate({ width, height, frames, loops = 1, ...odd }: TestAnimation): Buffer {
  let sequence = odd.firstSequence ?? 0;
  const parts = frames.flatMap((frame, at) => {
    const [x, y, w, h] = frame.area ?? [0, 0, width, height];
    const [numerator, denominator] = frame.delay ?? [1, frames.length];
    const control = Buffer.alloc(26);
    for (const [place, value] of [sequence++, w, h, x, y].entries()) control.writeUInt32BE(value, place * 4);
    control.writeUInt16BE(numerator, 20);
    control.writeUInt16BE(denominator, 22);
    control.set([frame.dispose ?? 0, frame.blend ?? 0], 24);
    const data = deflateSync(rows(w, h, frame.paint));
    const isDefault = at === 0 && !odd.isFirstHidden;
    if (isDefault) return [chunk('fcTL', control), chunk('IDAT', data)];
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence++);
    return [chunk('fcTL', control), chunk('fdAT', Buffer.concat([number, data]))];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const animation = Buffer.alloc(8);
  animation.writeUInt32BE(odd.declared ?? frames.length, 0);
  animation.writeUInt32BE(loops, 4);
  const hidden = odd.isFirstHidden ? frames[0] : undefined;
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('pHYs', Buffer.from(density)),
    chunk('acTL', animation),
    ...(hidden ? [chunk('IDAT', deflateSync(rows(width, height, hidden.paint)))] : []),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function rows(width: number, height: number, at: Paint): Buffer {
  const bytes = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) bytes.set(at(x, y), y * (width * 4 + 1) + 1 + x * 4);
  return bytes;
}
