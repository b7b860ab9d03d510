import { type ReadAnimation, readAnimation } from '../apng/read_animation.ts';
import { encodeAnimation } from '../apng/write_apng.ts';
import type { Pixels } from '../compose/surface.ts';
import { imageLibrary } from '../photo/image_library.ts';
import { type Fit, fitPicture } from './still_files.ts';

/** Limits of a file's bytes and of a loop's seconds; longer loops are played faster. */
interface Limit {
  readonly maxBytes: number;
  readonly maxSeconds: number;
}

/** From best to worst: quality of the pictures, and `apart` = only every n-th frame is kept. */
const webpSteps = [
  ...[82, 65, 50].map((quality) => ({ quality, apart: 1 })),
  ...[45, 30].map((quality) => ({ quality, apart: 2 })),
  { quality: 20, apart: 3 },
] as const;
const apngSteps = [1, 2, 3, 4] as const;

/**
 * Encodes an endless animated WebP at the best quality that fits.
 *
 * @throws Error if none fits.
 */
export async function animatedWebp(
  animation: ReadAnimation,
  { maxBytes, maxSeconds }: Limit,
): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  for (const { quality, apart } of webpSteps) {
    const { frames, seconds } = everyFrame(animation, apart);
    const step = (Math.min(maxSeconds, seconds) * 1000) / frames.length;
    const shown = withoutHeld(frames);
    const { width, height } = shown[0].picture;
    const pages = Buffer.concat(
      shown.map(({ picture: { data } }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
    );
    const bytes = await sharp(pages, {
      raw: { width, height: height * shown.length, channels: 4, pageHeight: height },
    })
      .webp({ quality, effort: 2, loop: 0, delay: shown.map(({ held }) => Math.round(held * step)) })
      .toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`An animation does not fit into ${maxBytes} bytes as WebP.`);
}

/**
 * Encodes an endless APNG with as many frames as fit.
 *
 * @throws Error if too few fit.
 */
export function animatedPng(animation: ReadAnimation, { maxBytes, maxSeconds }: Limit): Uint8Array {
  for (const apart of apngSteps) {
    const { frames, seconds } = everyFrame(animation, apart);
    // In milliseconds, because loops need not last whole seconds here.
    const numerator = Math.round((Math.min(maxSeconds, seconds) * 1000) / frames.length);
    const { bytes } = encodeAnimation(frames, { numerator, denominator: 1000, loops: 0 });
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`An animation does not fit into ${maxBytes} bytes as APNG.`);
}

/** Distinct frames with the number of steps that each is shown for. */
function withoutHeld(frames: readonly Pixels[]): { readonly picture: Pixels; held: number }[] {
  const shown: { readonly picture: Pixels; held: number }[] = [];
  for (const picture of frames) {
    const last = shown.at(-1);
    if (last?.picture === picture) last.held++;
    else shown.push({ picture, held: 1 });
  }
  return shown;
}

/** Reads an animation in our format and resizes its frames (Lanczos); held frames stay the same object. */
export async function fitFrames(apng: Uint8Array, fit: Fit): Promise<ReadAnimation> {
  const { frames, seconds } = readAnimation(apng);
  const fitted = new Map<Pixels, Pixels>();
  for (const frame of frames) {
    if (fitted.has(frame)) continue;
    const { data, width, height } = await fitPicture(frame, fit);
    const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength).slice();
    fitted.set(frame, { width, height, data: pixels });
  }
  return { frames: frames.map((frame) => fitted.get(frame) ?? frame), seconds };
}

/** Keeps every n-th frame; those between repeat the previous one. */
function everyFrame({ frames, seconds }: ReadAnimation, apart: number): ReadAnimation {
  return { frames: frames.map((frame, index) => frames[index - (index % apart)] ?? frame), seconds };
}
