import { crc32, deflateSync } from 'node:zlib';

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];
export type Paint = (x: number, y: number) => Rgba;

export const clear: Rgba = [0, 0, 0, 0];
export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** 72 dpi, in px per meter. */
export const density = [0, 0, 0x0b, 0x13, 0, 0, 0x0b, 0x13, 1];

/** Returns an 8-bit RGBA PNG with unfiltered rows (filter 0). If `pHYs` is null, it has no density. */
export function paint(width: number, height: number, at: Paint, pHYs: number[] | null = density): Buffer {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(at(x, y), y * (width * 4 + 1) + 1 + x * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('sRGB', Buffer.from([0])),
    ...(pHYs ? [chunk('pHYs', Buffer.from(pHYs))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

/** Returns the PNG with an additional chunk behind IHDR. */
export function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)]);
}
