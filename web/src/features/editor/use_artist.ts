import type { PresetConfig } from '@pochitto/functions/domain/preset';
import { useEffect, useState } from 'react';
import { type Artist, openArtist } from './open_artist.ts';
import type { EditorSet } from './read_set.ts';

/** The artist for a set, once there; a set that was read anew gets a new one. Throws while drawing when none opens. */
export function useArtist(set: EditorSet, preset: PresetConfig): Artist | null {
  const [opened, setOpened] = useState<{ set: EditorSet; artist: Artist } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let left = false;
    let artist: Artist | null = null;
    openArtist(set, preset).then(
      (made) => {
        artist = made;
        if (left) made.close();
        else setOpened({ set, artist: made });
      },
      (error: unknown) => !left && setFailure(error),
    );
    return () => {
      left = true;
      artist?.close();
    };
  }, [set, preset]);
  if (failure) throw failure;
  return opened?.set === set ? opened.artist : null;
}
