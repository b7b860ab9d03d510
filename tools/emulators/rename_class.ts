const MAGIC = 0xcafebabe;
const UTF8 = 1;
/**
 * Bytes of a constant after its tag (The Java Virtual Machine Specification 17, 4.4); 8-byte ones take two entries.
 */
const SIZES = new Map(
  Object.entries({ 2: [7, 8, 16, 19, 20], 3: [15], 4: [3, 4, 9, 10, 11, 12, 17, 18], 8: [5, 6] }).flatMap(
    ([size, kinds]) => kinds.map((kind): [number, number] => [kind, Number(size)]),
  ),
);

/**
 * Replaces the class `from` (such as `com/example/Name`) and its nested classes by `to` in a class file. Everything
 * else in a class file refers to constants by index, so nothing else changes.
 *
 * @throws Error if `bytes` is not a supported class file.
 */
export function renameClass(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const source = Buffer.from(bytes);
  if (source.length < 10 || source.readUInt32BE(0) !== MAGIC) throw new Error('This is no class file.');
  const parts: Buffer[] = [source.subarray(0, 10)];
  const count = source.readUInt16BE(8);
  let at = 10;
  for (let constant = 1; constant < count; constant++) {
    const tag = source.readUInt8(at);
    if (tag === UTF8) {
      const end = at + 3 + source.readUInt16BE(at + 1);
      const text = source.toString('latin1', at + 3, end);
      const renamed = Buffer.from(text.replaceAll(from, to), 'latin1');
      parts.push(Buffer.of(UTF8, renamed.length >> 8, renamed.length & 0xff), renamed);
      at = end;
    } else {
      const size = SIZES.get(tag);
      if (size === undefined) throw new Error(`A class file has a constant of the unknown kind ${tag}.`);
      parts.push(source.subarray(at, at + 1 + size));
      at += 1 + size;
      if (size === 8) constant++;
    }
  }
  return Buffer.concat([...parts, source.subarray(at)]);
}
