import { unzlibSync } from 'fflate';

export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** RGBA with straight alpha: a canvas would lose colors that are nearly transparent. */
  readonly data: Uint8ClampedArray;
  /** tEXt chunks by keyword. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Decodes the PNGs that our server writes: 8 bits, RGB or RGBA, not interlaced. Throws on others. */
export function readPng(bytes: Uint8Array): ReadPng {
  const parts: Uint8Array[] = [];
  let header: DataView | null = null;
  for (const { type, data } of chunksOf(bytes)) {
    if (type === 'IHDR') header = new DataView(data.buffer, data.byteOffset, data.length);
    if (type === 'IDAT') parts.push(data);
  }
  if (!header) throw new Error('Not a PNG: its header is missing.');
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const channels = channelsOf(header);
  const rows = unzlibSync(joined(parts), { out: new Uint8Array((width * channels + 1) * height) });
  unfilter(rows, width * channels, height, channels);
  return { width, height, data: rgba(rows, width, height, channels), texts: readTexts(bytes) };
}

/** Reads the tEXt chunks of a PNG by keyword, without decoding its pixels. */
export function readTexts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { type, data } of chunksOf(bytes)) {
    if (type !== 'tEXt') continue;
    const [keyword = '', value = ''] = latin(data).split('\0', 2);
    texts.set(keyword, value);
  }
  return texts;
}

function* chunksOf(bytes: Uint8Array): Generator<{ readonly type: string; readonly data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    yield { type: latin(bytes.subarray(at + 4, at + 8)), data: bytes.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function channelsOf(header: DataView): 3 | 4 {
  const [depth, type, interlace] = [header.getUint8(8), header.getUint8(9), header.getUint8(12)];
  if (depth !== 8 || interlace !== 0 || (type !== 2 && type !== 6)) {
    throw new Error(`A PNG of another kind: depth ${depth}, type ${type}, interlace ${interlace}.`);
  }
  return type === 2 ? 3 : 4;
}

/** Reverses the five filters in place, row by row (PNG specification, 9.2). */
function unfilter(rows: Uint8Array, length: number, height: number, step: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * (length + 1) + 1;
    const filter = rows[start - 1] ?? 0;
    if (filter === 0) continue;
    for (let x = 0; x < length; x++) {
      const at = start + x;
      const left = x < step ? 0 : (rows[at - step] ?? 0);
      const above = y === 0 ? 0 : (rows[at - length - 1] ?? 0);
      const corner = x < step || y === 0 ? 0 : (rows[at - length - 1 - step] ?? 0);
      rows[at] = (rows[at] ?? 0) + foretold(filter, left, above, corner);
    }
  }
}

function foretold(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function rgba(rows: Uint8Array, width: number, height: number, channels: 3 | 4): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4);
  const length = width * channels;
  for (let y = 0; y < height; y++) {
    const start = y * (length + 1) + 1;
    if (channels === 4) {
      data.set(rows.subarray(start, start + length), y * width * 4);
      continue;
    }
    for (let x = 0; x < width; x++) {
      const from = start + x * 3;
      const to = (y * width + x) * 4;
      data[to] = rows[from] ?? 0;
      data[to + 1] = rows[from + 1] ?? 0;
      data[to + 2] = rows[from + 2] ?? 0;
      data[to + 3] = 255;
    }
  }
  return data;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
