import { crc32, inflateSync } from 'node:zlib';

/** Reads a PNG with code that is independent of the engine. */
export interface ReadPng {
  width: number;
  height: number;
  bitDepth: number;
  colourType: number;
  interlace: number;
  /** Chunk names in order; consecutive IDAT chunks count once. */
  chunks: string[];
  data: Map<string, Buffer>;
  /** RGBA, straight alpha. */
  pixels: Uint8Array;
}

export function readPng(png: Uint8Array): ReadPng {
  const bytes = Buffer.from(png);
  if (bytes.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('No PNG signature.');
  const chunks: string[] = [];
  const data = new Map<string, Buffer>();
  const packed: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    const sum = bytes.readUInt32BE(at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== sum) throw new Error(`Bad CRC in ${name}.`);
    if (name === 'IDAT') packed.push(body);
    else data.set(name, body);
    if (chunks.at(-1) !== name) chunks.push(name);
    at += length + 12;
  }
  const header = data.get('IHDR');
  if (!header) throw new Error('No IHDR.');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  return {
    width,
    height,
    bitDepth: header.readUInt8(8),
    colourType: header.readUInt8(9),
    interlace: header.readUInt8(12),
    chunks,
    data,
    pixels: unfilter(inflateSync(Buffer.concat(packed)), width * 4, height),
  };
}

function unfilter(rows: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows.readUInt8(y * (stride + 1));
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= 4 ? (pixels[at - 4] ?? 0) : 0;
      const up = y > 0 ? (pixels[at - stride] ?? 0) : 0;
      const corner = x >= 4 && y > 0 ? (pixels[at - stride - 4] ?? 0) : 0;
      pixels[at] = rows.readUInt8(y * (stride + 1) + 1 + x) + predicted(filter, left, up, corner);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Number of transparent pixels between each side and the first visible pixel. */
export function margins({ pixels, width, height }: ReadPng) {
  let [left, top, right, bottom] = [width, height, width, height];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[(y * width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.min(right, width - 1 - x);
      bottom = Math.min(bottom, height - 1 - y);
    }
  }
  return { left, top, right, bottom };
}
