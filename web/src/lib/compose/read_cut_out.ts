import { type CutOut, cutOutKeyword } from '@pochitto/functions/compose/cut_out';
import { cutOutNote } from '@pochitto/functions/compose/cut_out_note';
import { readPng } from './read_png.ts';

/** Reads a cut-out as the server stored it, pixel for pixel; throws on anything else. */
export function readCutOut(bytes: Uint8Array): CutOut {
  const { width, height, data, texts } = readPng(bytes);
  const note = texts.get(cutOutKeyword);
  if (note === undefined) throw new Error('Not a cut-out: its note is missing.');
  return { ...cutOutNote.parse(JSON.parse(note)), width, height, pixels: data };
}
