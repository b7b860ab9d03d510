import { inflateSync } from 'node:zlib';
import type { Pixels } from '../compose/surface.ts';

/** The frames of one loop, all with the same duration: a frame held for longer is repeated as the same object. */
export interface ReadAnimation {
  readonly frames: readonly Pixels[];
  /** Duration of one loop. */
  readonly seconds: number;
}

interface Control {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly delay: readonly [numerator: number, denominator: number];
  readonly isOver: boolean;
  readonly data: Uint8Array[];
}

const signatureLength = 8;

/**
 * Reads files written by `encodeAnimation`: color type 6, rows without a filter, frames that are not disposed.
 *
 * @throws Error on anything else.
 */
export function readAnimation(apng: Uint8Array): ReadAnimation {
  const view = new DataView(apng.buffer, apng.byteOffset, apng.byteLength);
  const controls: Control[] = [];
  let [width, height] = [0, 0];
  for (let at = signatureLength; at + 12 <= apng.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...apng.subarray(at + 4, at + 8));
    const data = apng.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (type === 'fcTL') controls.push(controlOf(data));
    if (type === 'IDAT') controls.at(-1)?.data.push(data);
    if (type === 'fdAT') controls.at(-1)?.data.push(data.subarray(4));
    at += length + 12;
  }
  const step = controls[0]?.delay[1] ?? 0;
  if (step === 0 || controls.some(({ delay }) => delay[1] !== step))
    throw new Error('Not an animation of equal steps.');
  const total = controls.reduce((sum, { delay }) => sum + delay[0], 0);
  const seconds = total / step;
  const frames: Pixels[] = [];
  let shown = new Uint8ClampedArray(width * height * 4);
  for (const control of controls) {
    shown = drawn(shown.slice(), control, width);
    const held = Math.round(control.delay[0] / seconds);
    const picture = { width, height, data: shown };
    for (let time = 0; time < held; time++) frames.push(picture);
  }
  return { frames, seconds };
}

function controlOf(data: Uint8Array): Control {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return {
    width: view.getUint32(4),
    height: view.getUint32(8),
    left: view.getUint32(12),
    top: view.getUint32(16),
    delay: [view.getUint16(20), view.getUint16(22)],
    isOver: data[25] === 1,
    data: [],
  };
}

function drawn(canvas: Uint8ClampedArray, frame: Control, pitch: number): Uint8ClampedArray<ArrayBuffer> {
  const rows = inflateSync(Buffer.concat(frame.data));
  const length = frame.width * 4;
  for (let y = 0; y < frame.height; y++) {
    const from = y * (length + 1);
    if (rows[from] !== 0) throw new Error('A row with a filter.');
    const row = rows.subarray(from + 1, from + 1 + length);
    const to = ((frame.top + y) * pitch + frame.left) * 4;
    if (!frame.isOver) canvas.set(row, to);
    else {
      // Pixels of blended frames are either clear or opaque.
      for (let at = 0; at < length; at += 4)
        if (row[at + 3] > 0) canvas.set(row.subarray(at, at + 4), to + at);
    }
  }
  return canvas as Uint8ClampedArray<ArrayBuffer>;
}
