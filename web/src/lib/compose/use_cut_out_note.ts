import { useEffect, useState } from 'react';
import { type CutOutNote, readNote } from './read_cut_out.ts';

/** What a stored cut-out says about itself; null until it is read. */
export function useCutOutNote(file: Blob | null): CutOutNote | null {
  const [read, setRead] = useState<{ readonly file: Blob; readonly note: CutOutNote } | null>(null);
  useEffect(() => {
    if (!file) return;
    let left = false;
    readNote(file).then(
      (note) => !left && setRead({ file, note }),
      (error: unknown) => console.warn('The cut-out could not be read.', error),
    );
    return () => {
      left = true;
    };
  }, [file]);
  return read?.file === file ? read.note : null;
}
