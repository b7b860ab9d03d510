import { crc32, deflateRawSync } from 'node:zlib';

/** 1980-01-01 00:00, the earliest time a ZIP can hold; a fixed time makes the output deterministic. */
const dosTime = 0;
const dosDate = 0x21;
const deflateMethod = 8;
const version = 20;
const localLength = 30;
const centralLength = 46;
const endLength = 22;

/**
 * Writes a flat ZIP with ASCII names. Uses the DEFLATE method, the one known to be accepted by the live upload,
 * with stored blocks: PNGs are already deflated, and compressing again takes 200 ms for 40 stickers and saves
 * nothing.
 */
export function zip(files: readonly (readonly [name: string, data: Uint8Array])[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [name, data] of files) {
    const packed = deflateRawSync(data, { level: 0 });
    const common = commonFields(name, data, packed.length);
    local.push(record(0x04034b50, localLength, [[4, common]], name), packed);
    central.push(centralRecord(common, name, offset));
    offset += localLength + name.length + packed.length;
  }
  const directory = central.reduce((length, part) => length + part.length, 0);
  return Buffer.concat([...local, ...central, endRecord(files.length, directory, offset)]);
}

/** The 26 bytes that the local and the central record share. */
function commonFields(name: string, data: Uint8Array, packedLength: number): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, version, true);
  view.setUint16(4, deflateMethod, true);
  view.setUint16(6, dosTime, true);
  view.setUint16(8, dosDate, true);
  view.setUint32(10, crc32(data), true);
  view.setUint32(14, packedLength, true);
  view.setUint32(18, data.length, true);
  view.setUint16(22, name.length, true);
  return bytes;
}

function centralRecord(common: Uint8Array, name: string, offset: number): Uint8Array {
  const place = new Uint8Array(4);
  new DataView(place.buffer).setUint32(0, offset, true);
  const made = Uint8Array.of(version, 0);
  return record(
    0x02014b50,
    centralLength,
    [
      [4, made],
      [6, common],
      [42, place],
    ],
    name,
  );
}

function endRecord(count: number, directoryLength: number, directoryOffset: number): Uint8Array {
  const bytes = new Uint8Array(endLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, directoryLength, true);
  view.setUint32(16, directoryOffset, true);
  return bytes;
}

function record(
  signature: number,
  length: number,
  fields: readonly (readonly [at: number, bytes: Uint8Array])[],
  name: string,
): Uint8Array {
  const bytes = new Uint8Array(length + name.length);
  new DataView(bytes.buffer).setUint32(0, signature, true);
  for (const [at, field] of fields) bytes.set(field, at);
  bytes.set(Buffer.from(name, 'latin1'), length);
  return bytes;
}
