import { useLoaded } from '../use_loaded.ts';
import { type CutOutNote, readNote } from './read_cut_out.ts';

/** What a stored cut-out says about itself; null until it is read. */
export function useCutOutNote(file: Blob | null): CutOutNote | null {
  return useLoaded(file, readNote, 'The cut-out could not be read.');
}
