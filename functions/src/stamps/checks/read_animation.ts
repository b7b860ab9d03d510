import { inflateSync } from 'node:zlib';
import { type Area, blendOver, clearArea, copyArea } from './frame_area.ts';
import { type Chunk, readChunks } from './read_png.ts';
import { unfilter } from './unfilter.ts';

/** Animations with more frames are not decoded. */
const mostFrames = 60;
/** The APNG specification's meaning of a denominator of 0. */
const defaultDenominator = 100;

interface Delay {
  readonly numerator: number;
  readonly denominator: number;
}

interface Frame extends Area, Delay {
  readonly dispose: number;
  readonly blend: number;
  readonly data: readonly Buffer[];
}

export interface Animation {
  readonly frameCount: number;
  /** 0 = endless. */
  readonly loops: number;
  /** Whether the default image is not a frame of the animation. */
  readonly isFirstHidden: boolean;
  readonly delays: readonly Delay[];
  /**
   * Yields the canvas at each frame: RGBA with straight alpha, the same array each time. Throws if a frame's data
   * is damaged.
   */
  readonly canvases: () => Generator<Uint8Array>;
}

/** Reads the animation of a PNG that `readPng` accepted; null if it is not animated; `broken` if it is malformed. */
export function readAnimation(file: Uint8Array): Animation | 'broken' | null {
  const chunks = readChunks(file);
  if ('broken' in chunks) return 'broken';
  const control = chunks.find(({ name }) => name === 'acTL');
  const header = chunks[0]?.data;
  if (!control) return null;
  if (control.data.length !== 8 || !header) return 'broken';
  const canvas = { width: header.readUInt32BE(0), height: header.readUInt32BE(4) };
  const frames = readFrames(chunks, canvas);
  if (frames === null || frames.length !== control.data.readUInt32BE(0) || frames.length === 0)
    return 'broken';
  const names = chunks.map(({ name }) => name);
  return {
    frameCount: frames.length,
    loops: control.data.readUInt32BE(4),
    isFirstHidden: names.indexOf('IDAT') < names.indexOf('fcTL'),
    delays: frames,
    canvases: () => drawFrames(frames.length > mostFrames ? [] : frames, canvas),
  };
}

/** Returns null if frames are out of order, outside the canvas, or without data. */
function readFrames(
  chunks: readonly Chunk[],
  canvas: { readonly width: number; readonly height: number },
): Frame[] | null {
  const frames: (Omit<Frame, 'data'> & { data: Buffer[] })[] = [];
  let sequence = 0;
  for (const { name, data } of chunks) {
    if (name === 'IDAT') frames[0]?.data.push(data);
    if (name !== 'fcTL' && name !== 'fdAT') continue;
    if (data.length < 4 || data.readUInt32BE(0) !== sequence) return null;
    sequence += 1;
    if (name === 'fdAT') {
      const frame = frames.at(-1);
      if (!frame) return null;
      frame.data.push(data.subarray(4));
      continue;
    }
    if (data.length !== 26) return null;
    const frame = readControl(data);
    const isInside = frame.x + frame.width <= canvas.width && frame.y + frame.height <= canvas.height;
    if (!isInside || frame.width === 0 || frame.height === 0) return null;
    frames.push({ ...frame, data: [] });
  }
  return frames.every(({ data }) => data.length > 0) ? frames : null;
}

function readControl(data: Buffer): Omit<Frame, 'data'> {
  return {
    width: data.readUInt32BE(4),
    height: data.readUInt32BE(8),
    x: data.readUInt32BE(12),
    y: data.readUInt32BE(16),
    numerator: data.readUInt16BE(20),
    denominator: data.readUInt16BE(22) || defaultDenominator,
    dispose: data.readUInt8(24),
    blend: data.readUInt8(25),
  };
}

function* drawFrames(
  frames: readonly Frame[],
  { width, height }: { readonly width: number; readonly height: number },
): Generator<Uint8Array> {
  const canvas = new Uint8Array(width * height * 4);
  for (const [at, frame] of frames.entries()) {
    const bytes = inflateSync(Buffer.concat(frame.data), {
      maxOutputLength: frame.height * (frame.width * 4 + 1) + 64,
    });
    const pixels = unfilter(bytes, frame.width, frame.height, false);
    // The first frame has no predecessor to restore, so the area is cleared.
    const isRestored = frame.dispose === 2 && at > 0;
    const before = isRestored ? Uint8Array.from(canvas) : null;
    if (frame.blend === 1) blendOver(canvas, width, frame, pixels);
    else copyArea(canvas, width, frame, pixels);
    yield canvas;
    if (before) canvas.set(before);
    else if (frame.dispose !== 0) clearArea(canvas, width, frame);
  }
}

/** Returns the duration of one loop in seconds, as a fraction. */
export function loopTime(delays: readonly Delay[]): {
  readonly numerator: bigint;
  readonly denominator: bigint;
} {
  return delays.reduce(
    (sum, { numerator, denominator }) => ({
      numerator: sum.numerator * BigInt(denominator) + BigInt(numerator) * sum.denominator,
      denominator: sum.denominator * BigInt(denominator),
    }),
    { numerator: 0n, denominator: 1n },
  );
}
