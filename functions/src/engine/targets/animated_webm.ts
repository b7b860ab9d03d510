import { spawn } from 'node:child_process';
import type { ReadAnimation } from '../apng/read_animation.ts';

/** Quality (CRF) and bit rate in kbit/s, from best to worst. */
const steps = [
  { quality: 30, rate: 600 },
  { quality: 40, rate: 400 },
  { quality: 50, rate: 240 },
] as const;

let encoder: Promise<boolean> | null = null;

/** Whether this machine has an encoder for WebM with alpha. The result is cached. */
export function hasVideoEncoder(): Promise<boolean> {
  encoder ??= run(['-hide_banner', '-encoders'], null).then(
    (listed) => Buffer.from(listed).toString('latin1').includes('libvpx-vp9'),
    () => false,
  );
  return encoder;
}

/**
 * Encodes a silent WebM (VP9 with alpha) at the best quality that fits.
 *
 * @throws Error if none fits or there is no encoder.
 */
export async function animatedWebm(
  { frames, seconds }: ReadAnimation,
  { maxBytes, maxSeconds }: { readonly maxBytes: number; readonly maxSeconds: number },
): Promise<Uint8Array> {
  const [first] = frames;
  if (!first) throw new Error('An animation has frames.');
  const { width, height } = first;
  const rate = frames.length / Math.min(maxSeconds, seconds);
  const pixels = Buffer.concat(
    frames.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
  for (const step of steps) {
    const bytes = await run(
      [
        ...['-hide_banner', '-loglevel', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgba'],
        ...['-s', `${width}x${height}`, '-r', String(rate), '-i', 'pipe:0', '-an'],
        ...['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuva420p', '-auto-alt-ref', '0'],
        ...['-crf', String(step.quality), '-b:v', `${step.rate}k`, '-f', 'webm', 'pipe:1'],
      ],
      pixels,
    );
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`An animation does not fit into ${maxBytes} bytes as WebM.`);
}

/** Runs ffmpeg and resolves with its output. Rejects if ffmpeg is missing or fails. */
function run(parameters: readonly string[], input: Uint8Array | null): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => {
      complaint += part.toString('utf8');
    });
    child.on('error', reject);
    child.stdin.on('error', () => undefined); // ffmpeg ended early; its exit code reports why.
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(parts));
      else reject(new Error(`ffmpeg ended with ${code}: ${complaint.slice(0, 300)}`));
    });
    child.stdin.end(input ?? undefined);
  });
}
