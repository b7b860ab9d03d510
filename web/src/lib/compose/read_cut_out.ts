import { type CutOut, cutOutKeyword } from '@pochitto/functions/compose/cut_out';
import { cutOutNote } from '@pochitto/functions/compose/cut_out_note';
import { readPng, readTexts } from './read_png.ts';

/** Reads a cut-out as the server stored it, pixel for pixel; throws on anything else. */
export function readCutOut(bytes: Uint8Array): CutOut {
  const { width, height, data, texts } = readPng(bytes);
  return { ...noteOf(texts), width, height, pixels: data };
}

/** Whether the person should say what of a photo was meant, of a cut-out as stored; throws on anything else. */
export async function isUnsureCutOut(file: Blob): Promise<boolean> {
  return noteOf(readTexts(new Uint8Array(await file.arrayBuffer()))).isUnsure;
}

function noteOf(texts: ReadonlyMap<string, string>) {
  const note = texts.get(cutOutKeyword);
  if (note === undefined) throw new Error('Not a cut-out: its note is missing.');
  return cutOutNote.parse(JSON.parse(note));
}
