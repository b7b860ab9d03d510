import { type CutOut, cutOutKeyword } from '@pochitto/functions/compose/cut_out';
import { cutOutNote } from '@pochitto/functions/compose/cut_out_note';
import { peopleOf } from '@pochitto/functions/compose/one_person';
import { type CheckRuleId, checkRuleIds } from '@pochitto/functions/domain/stamps/check_rules';
import { readPng, readTexts } from './read_png.ts';

/** Reads a cut-out exactly as the server stored it. Throws on any other input. */
export function readCutOut(bytes: Uint8Array): CutOut {
  const { width, height, data, texts } = readPng(bytes);
  return { ...noteOf(texts), width, height, pixels: data };
}

/** Metadata of a stored cut-out. */
export interface CutOutNote {
  readonly kind: CutOut['kind'];
  /** Whether the person should say which part of the photo was meant. */
  readonly isUnsure: boolean;
  /** Check rules that it may break. */
  readonly faults: readonly CheckRuleId[];
  /** The people who can be chosen to act; empty if there is no choice. */
  readonly people: ReturnType<typeof peopleOf>;
}

/** Reads the metadata of a stored cut-out without its pixels. Throws on any other input. */
export async function readNote(file: Blob): Promise<CutOutNote> {
  const note = noteOf(readTexts(new Uint8Array(await file.arrayBuffer())));
  const { kind, isUnsure } = note;
  const faults = checkRuleIds.filter((id) => note.faults.includes(id));
  return { kind, isUnsure, faults, people: peopleOf(note) };
}

function noteOf(texts: ReadonlyMap<string, string>) {
  const note = texts.get(cutOutKeyword);
  if (note === undefined) throw new Error('Not a cut-out: its note is missing.');
  return cutOutNote.parse(JSON.parse(note));
}
