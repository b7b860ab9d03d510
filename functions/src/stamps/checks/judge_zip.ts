import { crc32, inflateRawSync } from 'node:zlib';
import { type Product, pictureFileName, productSpecs } from '../../domain/product/product_spec.ts';
import type { CheckRuleId } from '../../domain/stamps/check_rules.ts';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';

interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const endSignature = 0x06054b50;

const centralSignature = 0x02014b50;

const localSignature = 0x04034b50;

/** Maximum uncompressed size of one member in bytes, far above any real one. */
const maxMember = 64_000_000;

interface Pictures {
  readonly product: Product;
  readonly main: Uint8Array | null;
  readonly tab: Uint8Array | null;
  readonly stickers: readonly Uint8Array[];
}

/** Maximum number of names reported in one finding. */
const toldNames = 4;

/** Finds problems of the ZIP with these images: its size, its members' names and contents. */
export function judgeZip(zip: Uint8Array, { product, main, tab, stickers }: Pictures): Finding[] {
  const expected = new Map([
    ...(main ? [['main.png', main] as const] : []),
    ...(tab ? [['tab.png', tab] as const] : []),
    ...stickers.map((png, at) => [pictureFileName(product, at + 1), png] as const),
  ]);
  const weight = judgeWeight(product, zip.byteLength);
  let members: ReturnType<typeof readZip>;
  try {
    members = readZip(zip);
  } catch {
    return [...weight, newFinding('zip_unreadable', { fix: { kind: 'rerender' } })];
  }
  const names = members.map(({ name }) => name);
  const misnamed = [
    ...[...expected.keys()].filter((name) => !names.includes(name)),
    ...names.filter((name, at) => !expected.has(name) || names.indexOf(name) !== at),
  ];
  const changed = members.filter(({ name, bytes }) => {
    const png = expected.get(name);
    return png !== undefined && Buffer.compare(png, bytes) !== 0;
  });
  return [
    ...weight,
    ...tell('zip_names', misnamed),
    ...tell(
      'zip_content',
      changed.map(({ name }) => name),
    ),
  ];
}

function judgeWeight(product: Product, bytes: number): Finding[] {
  const { warn, max: limit } = productSpecs[product].zipBytes;
  if (bytes <= warn) return [];
  return [newFinding(bytes > limit ? 'zip_over_limit' : 'zip_heavy', { measured: { bytes, limit } })];
}

function tell(ruleId: CheckRuleId, names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  const told = names.slice(0, toldNames).join(', ') + (names.length > toldNames ? ', …' : '');
  return [newFinding(ruleId, { measured: { names: told, count: names.length }, fix: { kind: 'rerender' } })];
}

/** Returns the members of a ZIP in the order of its central directory. Throws on a broken archive. */
function readZip(file: Uint8Array): Member[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || bytes.readUInt32LE(end) !== endSignature) throw new Error('The end record is missing.');
  const count = bytes.readUInt16LE(end + 10);
  const members: Member[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let number = 0; number < count; number += 1) {
    if (bytes.readUInt32LE(at) !== centralSignature) throw new Error('The directory is broken.');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    members.push({ name, bytes: readMember(bytes, at) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
}

function readMember(bytes: Buffer, central: number): Uint8Array {
  const method = bytes.readUInt16LE(central + 10);
  const packedLength = bytes.readUInt32LE(central + 20);
  const local = bytes.readUInt32LE(central + 42);
  if (bytes.readUInt32LE(local) !== localSignature) throw new Error('A member is missing.');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedLength);
  if (method !== 0 && method !== 8) throw new Error('A member is packed in an unknown way.');
  const plain = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: maxMember });
  if (crc32(plain) !== bytes.readUInt32LE(central + 16)) throw new Error('The sum of a member is wrong.');
  return plain;
}
