import { crc32, inflateSync } from 'node:zlib';
import type { BrokenFile, Picture } from './picture.ts';
import { unfilter } from './unfilter.ts';

/** Larger images are not decoded: no valid sticker is so large, and it may be a decompression bomb. */
const maxPixels = 4_000_000;
const inchesPerMetre = 39.37;

/** Parses a PNG strictly (PNG specification, third edition): order of chunks, checksums, nothing after the end. */
export function readPng(file: Uint8Array): Picture | BrokenFile {
  const chunks = readChunks(file);
  if ('broken' in chunks) return chunks;
  const header = chunks[0];
  if (header?.name !== 'IHDR' || header.data.length !== 13 || chunks.at(-1)?.name !== 'IEND') return damaged;
  const width = header.data.readUInt32BE(0);
  const height = header.data.readUInt32BE(4);
  if (width === 0 || height === 0) return damaged;
  const picture = {
    width,
    height,
    bitDepth: header.data.readUInt8(8),
    colourType: header.data.readUInt8(9),
    isInterlaced: header.data.readUInt8(12) !== 0,
    chunks: chunks.map(({ name }) => name),
    dotsPerInch: density(chunks.find(({ name }) => name === 'pHYs')?.data),
  };
  const isPlain = picture.bitDepth === 8 && picture.colourType === 6 && width * height <= maxPixels;
  if (!isPlain) return { ...picture, pixels: null };
  const pixels = unpack(chunks, picture);
  return pixels ? { ...picture, pixels } : damaged;
}

function density(data: Buffer | undefined): number | null {
  if (data?.length !== 9 || data.readUInt8(8) !== 1) return null;
  return Math.min(data.readUInt32BE(0), data.readUInt32BE(4)) / inchesPerMetre;
}

function unpack(
  chunks: readonly Chunk[],
  { width, height, isInterlaced }: Pick<Picture, 'width' | 'height' | 'isInterlaced'>,
): Uint8Array | null {
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data));
  try {
    // The seven passes of an interlaced image have up to twice as many rows, each with a filter byte.
    const rows = inflateSync(packed, { maxOutputLength: width * height * 4 + height * 2 + width + 64 });
    return unfilter(rows, width, height, isInterlaced);
  } catch {
    return null;
  }
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

/** Reads the chunks of a PNG in order. Verifies each checksum, and that nothing follows the last chunk. */
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

const damaged: BrokenFile = { broken: 'png_damaged', chunk: '' };
