import { describe, expect, it } from 'vitest';
import { readExif } from '../../functions/src/stamps/read_exif.ts';

/** `ftyp` brands of phones: iOS 11 to 17, and iOS 18 and later, which exifr 7.1.3 does not recognize. */
const brands = {
  'iOS 17': ['mif1', 'MiHE', 'MiPr', 'miaf', 'MiHB', 'heic'],
  'iOS 18': ['mif1', 'MiHE', 'MiPr', 'miaf', 'MiHB', 'heic', 'MiHA', 'heix', 'tmap', 'MiCm'],
};

describe('Exif data of a HEIC photo', () => {
  it.each(Object.entries(brands))('is read from files of %s', async (_, compatible) => {
    const photo = heicOf(compatible, tiffOf({ make: 'Apple', orientation: 6 }));
    expect(await readExif(photo)).toEqual({ make: 'Apple', orientation: 6 });
  });

  it('is null for other files', async () => {
    expect(await readExif(Buffer.from('no photo'))).toBeNull();
  });
});

/** Returns a HEIC file without a picture: brands and one Exif item with its location (ISO/IEC 14496-12, 23008-12). */
function heicOf(compatible: readonly string[], tiff: Buffer): Buffer {
  const exif = Buffer.concat([uint32(6), Buffer.from('Exif\0\0'), tiff]);
  const ftyp = box('ftyp', Buffer.from('heic'), uint32(0), ...compatible.map((brand) => Buffer.from(brand)));
  const meta = (at: number) =>
    fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, uint32(0), Buffer.from('pict'), Buffer.alloc(13)),
      fullBox('iinf', 0, uint16(1), fullBox('infe', 2, uint16(1), uint16(0), Buffer.from('Exif\0'))),
      fullBox(
        'iloc',
        0,
        Buffer.from([0x44, 0]),
        ...[uint16(1), uint16(1), uint16(0), uint16(1), uint32(at), uint32(exif.length)],
      ),
    );
  const at = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(at), box('mdat', exif)]);
}

/** Returns a big-endian TIFF with one directory (Exif 2.32, 4.6). */
function tiffOf({ make, orientation }: { make: string; orientation: number }): Buffer {
  const text = Buffer.from(`${make}\0`);
  const textAt = 8 + 2 + 2 * 12 + 4;
  return Buffer.concat([
    Buffer.from('MM\0*'),
    uint32(8),
    uint16(2),
    ...[uint16(0x10f), uint16(2), uint32(text.length), uint32(textAt)],
    ...[uint16(0x112), uint16(3), uint32(1), uint16(orientation), uint16(0)],
    uint32(0),
    text,
  ]);
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([uint32(body.length + 8), Buffer.from(type), body]);
}

function fullBox(type: string, version: number, ...parts: readonly Buffer[]): Buffer {
  return box(type, Buffer.from([version, 0, 0, 0]), ...parts);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
