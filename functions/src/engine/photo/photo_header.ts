import { PochittoError } from '../../domain/errors.ts';
import type { PhotoFormat } from '../../domain/generation/generate_queue.ts';

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length)));
const uint32 = (bytes: Uint8Array, at: number) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/**
 * Detects a photo's format from its first bytes, ignoring name and declared type.
 *
 * @throws PochittoError `photo_animated` for moving pictures, `photo_not_an_image` for anything other than JPEG,
 *   PNG, WebP or HEIC.
 */
export function photoFormat(bytes: Uint8Array): PhotoFormat {
  const format = formatOf(bytes);
  if (format === 'gif') {
    throw new PochittoError(gifFrames(bytes) > 1 ? 'photo_animated' : 'photo_not_an_image', 'A GIF.');
  }
  if (format === null) throw new PochittoError('photo_not_an_image');
  if (format === 'png' && isAnimatedPng(bytes)) throw new PochittoError('photo_animated', 'An animated PNG.');
  if (format === 'webp' && isAnimatedWebp(bytes))
    throw new PochittoError('photo_animated', 'An animated WebP.');
  return format;
}

function formatOf(bytes: Uint8Array): PhotoFormat | 'gif' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif';
  return isHeic(bytes) ? 'heic' : null;
}

function isHeic(bytes: Uint8Array): boolean {
  if (bytes.length < 16 || ascii(bytes, 4, 8) !== 'ftyp') return false;
  const end = Math.min(bytes.length, uint32(bytes, 0), 200);
  const brands: string[] = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(bytes, at, at + 4));
  return (
    brands.some((brand) => heicBrands.has(brand)) && !brands.includes('avif') && !brands.includes('avis')
  );
}

/** An APNG has an acTL chunk before the first IDAT; with one frame, it does not move. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + uint32(bytes, at)) {
    const type = ascii(bytes, at + 4, at + 8);
    if (type === 'IDAT' || type === 'IEND') return false;
    if (type === 'acTL') return uint32(bytes, at + 8) > 1;
  }
  return false;
}

function isAnimatedWebp(bytes: Uint8Array): boolean {
  return ascii(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
}

/** Counts a GIF's frames up to two by walking its blocks. */
function gifFrames(bytes: Uint8Array): number {
  const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let frames = 0;
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < bytes.length && frames < 2) {
    const block = bytes[at];
    if (block === 0x2c) {
      frames++;
      at += 11 + colourTable(bytes[at + 9] ?? 0);
    } else if (block === 0x21) at += 2;
    else break;
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at] + 1;
    at++;
  }
  return frames;
}
