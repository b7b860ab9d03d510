import { useLoad } from '../../lib/requests.ts';
import type { Artist } from './open_artist.ts';

/** The cut-out that all stickers share, as it is stored; null until it is there, and where there is none any more. */
export function useCutOutFile(artist: Artist | null): Blob | null {
  return useLoad(artist && (() => artist.cutOutFile()), [artist], 'The cut-out could not be read.').value;
}
