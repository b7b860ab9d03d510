import { useLoaded } from '../../lib/use_loaded.ts';
import type { Artist } from './open_artist.ts';

/** The cut-out that all stickers share, as it is stored; null until it is there, and where there is none any more. */
export function useCutOutFile(artist: Artist | null): Blob | null {
  return useLoaded(artist, ({ cutOutFile }) => cutOutFile(), 'The cut-out could not be read.');
}
