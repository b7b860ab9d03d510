import { type CutOut, cutOutKeyword } from '@pochitto/functions/compose/cut_out';
import { cutOutNote } from '@pochitto/functions/compose/cut_out_note';
import { type CheckRuleId, checkRuleIds } from '@pochitto/functions/domain/check_rules';
import { readPng, readTexts } from './read_png.ts';

/** Reads a cut-out as the server stored it, pixel for pixel; throws on anything else. */
export function readCutOut(bytes: Uint8Array): CutOut {
  const { width, height, data, texts } = readPng(bytes);
  return { ...noteOf(texts), width, height, pixels: data };
}

/** What a stored cut-out says about itself. */
export interface CutOutDoubts {
  /** Whether the person should say what of the photo was meant. */
  readonly isUnsure: boolean;
  readonly faults: readonly CheckRuleId[];
}

/** Reads what may be wrong with a cut-out as stored; throws on anything else. */
export async function readDoubts(file: Blob): Promise<CutOutDoubts> {
  const { isUnsure, faults } = noteOf(readTexts(new Uint8Array(await file.arrayBuffer())));
  return { isUnsure, faults: checkRuleIds.filter((id) => faults.includes(id)) };
}

function noteOf(texts: ReadonlyMap<string, string>) {
  const note = texts.get(cutOutKeyword);
  if (note === undefined) throw new Error('Not a cut-out: its note is missing.');
  return cutOutNote.parse(JSON.parse(note));
}
