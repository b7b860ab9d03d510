import { deflateSync } from 'node:zlib';
import type { FewColors } from '../compose/apng/few_colors.ts';
import { lightAnimation } from '../compose/apng/light_animation.ts';
import { frameRows, type WrittenFrame, writtenFrames } from '../compose/apng/written_frames.ts';
import type { Pixels } from '../compose/surface.ts';
import { chunk, concat, pngHead } from '../png_chunks.ts';

export interface Apng {
  readonly bytes: Uint8Array;
  /** Length of `bytes`. */
  readonly size: number;
  /** Frames in the file; equal consecutive frames are merged. */
  readonly frames: number;
}

/** Duration of one frame as a fraction of seconds, and the number of loops. */
export interface Timing {
  readonly numerator: number;
  readonly denominator: number;
  readonly loops: number;
}

/**
 * Writes pictures with few colors as an APNG of color type 6. Whole pixels without a filter let deflate find
 * repetitions. Viewers without APNG support show the first frame. Output is deterministic.
 */
export function writeApng(picture: FewColors, width: number, timing: Timing): Apng {
  const frames = writtenFrames(picture, width).map((ways) => smallest(ways, picture.colors));
  const height = (picture.pictures[0]?.length ?? 0) / width;
  const control = new Uint8Array(8);
  new DataView(control.buffer).setUint32(0, frames.length);
  new DataView(control.buffer).setUint32(4, timing.loops);
  const parts = [...pngHead(width, height), chunk('acTL', control)];
  let sequence = 0;
  for (const [index, { frame, data }] of frames.entries()) {
    parts.push(chunk('fcTL', frameControl(frame, sequence++, timing)));
    if (index === 0) parts.push(chunk('IDAT', data));
    else {
      const numbered = new Uint8Array(data.length + 4);
      new DataView(numbered.buffer).setUint32(0, sequence++);
      numbered.set(data, 4);
      parts.push(chunk('fdAT', numbered));
    }
  }
  const bytes = concat([...parts, chunk('IEND', new Uint8Array())]);
  return { bytes, size: bytes.length, frames: frames.length };
}

function smallest(
  ways: readonly WrittenFrame[],
  colors: Uint32Array,
): { frame: WrittenFrame; data: Uint8Array } {
  const written = ways.map((frame) => ({ frame, data: packed(frame, colors) }));
  return written.reduce((best, each) => (each.data.length < best.data.length ? each : best));
}

function packed(frame: WrittenFrame, colors: Uint32Array): Uint8Array {
  return deflateSync(frameRows(frame, colors), { level: 6, memLevel: 9, chunkSize: 1 << 17 });
}

function frameControl(frame: WrittenFrame, sequence: number, { numerator, denominator }: Timing): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sequence);
  view.setUint32(4, frame.width);
  view.setUint32(8, frame.height);
  view.setUint32(12, frame.left);
  view.setUint32(16, frame.top);
  view.setUint16(20, frame.held * numerator);
  view.setUint16(22, denominator);
  bytes[24] = 0; // dispose_op none: the frame stays.
  bytes[25] = frame.isOver ? 1 : 0;
  return bytes;
}

/** Encodes pictures of one size, the frames of one loop, as a small APNG. Output is deterministic. */
export function encodeAnimation(pictures: readonly Pixels[], timing: Timing): Apng {
  return lightAnimation(pictures, (picture, width) => writeApng(picture, width, timing));
}
