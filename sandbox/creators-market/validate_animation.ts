import type { Finding } from './finding.ts';
import type { PngFile } from './read_png.ts';

interface Frame {
  readonly control: Buffer;
  readonly data: readonly Buffer[];
}

/** The uploader's rules for an animation, checked by its chunks only: frames, loops, seconds, and the first frame. */
export function validateAnimation(file: string, { chunks }: Pick<PngFile, 'chunks'>): Finding[] {
  const say = (rule: string, detail: string): Finding => ({ level: 'error', rule, file, detail });
  const control = chunks.find(({ type }) => type === 'acTL')?.data;
  if (!control) return [say('still', 'No animation.')];
  const frames = framesOf(chunks);
  const findings: Finding[] = [];
  const declared = control.readUInt32BE(0);
  if (declared !== frames.length || frames.length < 5 || frames.length > 20)
    findings.push(say('frames', `${frames.length} frames, ${declared} declared.`));
  if (frames.some((frame, index) => index > 0 && isSame(frame, frames[index - 1])))
    findings.push(say('frames', 'Two frames in a row are the same.'));
  const loops = control.readUInt32BE(4);
  if (loops < 1 || loops > 4) findings.push(say('loops', `${loops} loops.`));
  const seconds = frames.reduce((sum, { control: own }) => sum + delayOf(own), 0);
  // Delays are fractions: a sum within a microsecond of a whole second counts as whole.
  const whole = Math.round(seconds);
  if (Math.abs(seconds - whole) > 1e-6 || whole < 1 || whole > 4 || whole * Math.max(1, loops) > 4)
    findings.push(say('seconds', `${seconds} s, ${loops} times.`));
  const types = chunks.map(({ type }) => type);
  const first = frames[0];
  if (types.indexOf('fcTL') > types.indexOf('IDAT') || (first && delayOf(first.control) === 0))
    findings.push(say('first_frame', 'Hidden, or shown for no time.'));
  return findings;
}

function framesOf(chunks: PngFile['chunks']): Frame[] {
  const frames: { control: Buffer; data: Buffer[] }[] = [];
  for (const { type, data } of chunks) {
    if (type === 'fcTL') frames.push({ control: data, data: [] });
    else if (type === 'IDAT') frames.at(-1)?.data.push(data);
    else if (type === 'fdAT') frames.at(-1)?.data.push(data.subarray(4));
  }
  return frames;
}

/** In seconds. */
function delayOf(control: Buffer): number {
  return control.readUInt16BE(20) / (control.readUInt16BE(22) || 100);
}

/** Same pixels at the same place, with no disposal in between. */
function isSame(frame: Frame, before: Frame | undefined): boolean {
  if (!before) return false;
  const place = ({ control }: Frame) => control.subarray(4, 20);
  return (
    place(frame).equals(place(before)) &&
    before.control.readUInt8(24) === 0 &&
    Buffer.concat(frame.data).equals(Buffer.concat(before.data))
  );
}
