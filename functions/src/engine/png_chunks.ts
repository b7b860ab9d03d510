import { crc32 } from 'node:zlib';
import { stickerSpec } from '../domain/product/product_spec.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Start of every PNG file: signature and chunks for 8 bit, color type 6, not interlaced, sRGB, 72 dpi. */
export function pngHead(width: number, height: number): Uint8Array[] {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([stickerSpec.png.bitDepth, stickerSpec.png.colorType, 0, 0, 0], 8);
  const density = new Uint8Array(9);
  const densityView = new DataView(density.buffer);
  densityView.setUint32(0, stickerSpec.png.pixelsPerMetre);
  densityView.setUint32(4, stickerSpec.png.pixelsPerMetre);
  density[8] = 1; // per meter
  const perceptual = Uint8Array.of(0);
  return [signature, chunk('IHDR', header), chunk('sRGB', perceptual), chunk('pHYs', density)];
}

export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(latin(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

export function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
