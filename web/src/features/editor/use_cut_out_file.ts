import { useEffect, useState } from 'react';
import type { Artist } from './open_artist.ts';

/** The cut-out that all stickers share, as it is stored; null until it is there, and where there is none any more. */
export function useCutOutFile(artist: Artist | null): Blob | null {
  const [found, setFound] = useState<{ readonly artist: Artist; readonly file: Blob } | null>(null);
  useEffect(() => {
    if (!artist) return;
    let left = false;
    artist.cutOutFile().then(
      (file) => !left && setFound({ artist, file }),
      (error: unknown) => console.warn('The cut-out could not be read.', error),
    );
    return () => {
      left = true;
    };
  }, [artist]);
  return found?.artist === artist ? found.file : null;
}
