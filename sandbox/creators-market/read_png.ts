import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';

export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** A decoded PNG file. Pixels are RGBA, row by row. */
export interface PngFile {
  readonly chunks: readonly Chunk[];
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colorType: number;
  readonly interlace: number;
  readonly pixels: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads a PNG strictly. Throws with the reason (signature, CRC, order, trailing bytes). */
export function readPng(bytes: Buffer): PngFile {
  const chunks = readChunks(bytes);
  const header = chunks[0];
  if (header?.type !== 'IHDR' || header.data.length !== 13) throw new Error('The first chunk is not IHDR.');
  if (chunks.at(-1)?.type !== 'IEND') throw new Error('The last chunk is not IEND.');
  return {
    chunks,
    width: header.data.readUInt32BE(0),
    height: header.data.readUInt32BE(4),
    bitDepth: header.data.readUInt8(8),
    colorType: header.data.readUInt8(9),
    interlace: header.data.readUInt8(12),
    pixels: PNG.sync.read(bytes).data,
  };
}

function readChunks(bytes: Buffer): Chunk[] {
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error('The PNG signature is missing.');
  const chunks: Chunk[] = [];
  let at = 8;
  while (at < bytes.length) {
    if (at + 12 > bytes.length) throw new Error('The file ends inside a chunk.');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new Error('The file ends inside a chunk.');
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw new Error(`The CRC of ${type} is wrong.`);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
    if (type === 'IEND') break;
  }
  if (at !== bytes.length) throw new Error('Bytes follow IEND.');
  return chunks;
}
