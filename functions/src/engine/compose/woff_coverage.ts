/** Decompresses zlib data. */
export type Inflate = (bytes: Uint8Array) => Uint8Array;

/** Returns whether a WOFF font has a glyph for a code point. */
export function woffCoverage(woff: Uint8Array, inflate: Inflate): (codePoint: number) => boolean {
  const spans = woffSpans(woff, inflate);
  return (codePoint) => spans.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** Reads the first and last code points that a WOFF font has glyphs for, from its cmap table (formats 4 and 12). */
export function woffSpans(woff: Uint8Array, inflate: Inflate): readonly (readonly [number, number])[] {
  const cmap = cmapTable(woff, inflate);
  const view = new DataView(cmap.buffer, cmap.byteOffset, cmap.byteLength);
  const spans: [number, number][] = [];
  const tables = view.getUint16(2);
  for (let index = 0; index < tables; index++) {
    const at = view.getUint32(4 + index * 8 + 4);
    const format = view.getUint16(at);
    if (format === 4) spans.push(...spansOfFormat4(view, at));
    if (format === 12) spans.push(...spansOfFormat12(view, at));
  }
  return spans;
}

/** Finds the cmap table in the directory of WOFF 1.0, where each table is compressed separately. */
function cmapTable(woff: Uint8Array, inflate: Inflate): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  const count = view.getUint16(12);
  for (let at = 44; at < 44 + count * 20; at += 20) {
    if (view.getUint32(at) !== 0x636d6170) continue; // "cmap"
    const [offset, packed, length] = [
      view.getUint32(at + 4),
      view.getUint32(at + 8),
      view.getUint32(at + 12),
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return packed < length ? inflate(bytes) : bytes;
  }
  throw new Error('The font has no cmap table.');
}

function spansOfFormat4(view: DataView, at: number): [number, number][] {
  const segments = view.getUint16(at + 6) / 2;
  return Array.from({ length: segments }, (_, index): [number, number] => [
    view.getUint16(at + 16 + segments * 2 + index * 2),
    view.getUint16(at + 14 + index * 2),
  ]).filter(([from]) => from !== 0xffff);
}

function spansOfFormat12(view: DataView, at: number): [number, number][] {
  const groups = view.getUint32(at + 12);
  return Array.from({ length: groups }, (_, index): [number, number] => [
    view.getUint32(at + 16 + index * 12),
    view.getUint32(at + 20 + index * 12),
  ]);
}
