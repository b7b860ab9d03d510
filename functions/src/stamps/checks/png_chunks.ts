import { crc32 } from 'node:zlib';
import type { BrokenFile } from './picture.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

/** The chunks of a PNG in order, each with a right checksum and nothing behind the last. */
export function readChunks(file: Uint8Array): Chunk[] | BrokenFile {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (signature.some((value, at) => bytes[at] !== value)) return { broken: 'png_signature', chunk: '' };
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (at < bytes.length && chunks.at(-1)?.name !== 'IEND') {
    if (at + 12 > bytes.length) return damaged;
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return damaged;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return { broken: 'png_crc', chunk: name };
    chunks.push({ name, data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return at === bytes.length ? chunks : damaged;
}

export const damaged: BrokenFile = { broken: 'png_damaged', chunk: '' };
