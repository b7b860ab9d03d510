import { type CutOut, cutOutKeyword } from './compose/cut_out.ts';
import { whole } from './compose/trim.ts';
import { imageLibrary } from './photo/image_library.ts';
import { encodePng } from './png.ts';

/** Encodes a cut-out as a PNG with alpha that any viewer shows; its metadata is in a tEXt chunk. */
export async function encodeCutOut(cutOut: CutOut): Promise<Uint8Array> {
  const { kind, isUnsure = false, faults = [], heads, frame } = cutOut;
  const note: Pick<CutOut, 'kind' | 'isUnsure' | 'faults' | 'heads' | 'frame'> = {
    kind,
    isUnsure,
    faults,
    heads,
    frame,
  };
  const pixels = { width: cutOut.width, height: cutOut.height, data: cutOut.pixels };
  return encodePng(whole(pixels), { keyword: cutOutKeyword, value: JSON.stringify(note) });
}

/**
 * Reads a file written by `encodeCutOut`.
 *
 * @throws Error on anything else.
 */
export async function decodeCutOut(bytes: Uint8Array): Promise<CutOut> {
  const { cutOutNote } = await import('./compose/cut_out_note.ts'); // Loads zod, which drawing does not need.
  const note = cutOutNote.parse(JSON.parse(noteOf(bytes)));
  const sharp = await imageLibrary();
  const { data, info } = await sharp(bytes).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error('A cut-out needs an alpha channel.');
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  return { ...note, width: info.width, height: info.height, pixels };
}

function noteOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (latin(at + 4, at + 8) === 'tEXt') {
      const text = latin(at + 8, at + 8 + length);
      if (text.startsWith(`${cutOutKeyword}\0`)) return text.slice(cutOutKeyword.length + 1);
    }
    at += length + 12;
  }
  throw new Error('Not a cut-out: its note is missing.');
}
