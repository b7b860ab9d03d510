import { useEffect, useRef, useState } from 'react';
import { type Content, drawableContent, keptOrder } from './editor_content.ts';
import type { EditorState } from './editor_state.ts';
import type { Artist } from './open_artist.ts';
import { type EditorSet, isMade } from './read_set.ts';
import { isStored } from './use_editor.ts';

interface Thumb {
  readonly picture: ImageData;
  readonly of: Pick<Content, 'stickers' | 'touchUp'>;
}

/** Debounce delay before the strip is drawn, in ms: the selected sticker comes first. */
const quiet = 250;

/**
 * Draws the stickers that differ from their stored pictures, one after another while nobody edits. Stickers that
 * are not in the map show their stored picture.
 */
export function useThumbs(
  artist: Artist | null,
  set: EditorSet,
  state: EditorState,
): ReadonlyMap<string, ImageData> {
  const [thumbs, setThumbs] = useState<ReadonlyMap<string, Thumb>>(new Map());
  const drawn = useRef(thumbs);
  const { now, base } = state;

  useEffect(() => {
    if (!artist) return;
    let isOver = false;
    const draw = async () => {
      for (const id of keptOrder(now)) {
        if (isOver) return;
        if (!isMade(set, id)) continue;
        if (isStored({ set, state: { base, now } }, id) || isCurrent(drawn.current.get(id), now, id))
          continue;
        const content = now.stickers[id] && drawableContent(now.stickers[id]);
        const picture = content && (await artist.sticker(id, content, now.touchUp).catch(() => null));
        // The drawing is valid for its input, even if there are later changes.
        if (picture) drawn.current = new Map([...drawn.current, [id, { picture, of: now }]]);
        if (picture && !isOver) setThumbs(drawn.current);
      }
    };
    const timer = setTimeout(draw, quiet);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [artist, set, base, now]);

  const shown = [...thumbs].filter(([id]) => !isStored({ set, state }, id));
  return new Map(shown.map(([id, { picture }]) => [id, picture]));
}

function isCurrent(thumb: Thumb | undefined, now: Content, id: string): boolean {
  return thumb?.of.touchUp === now.touchUp && thumb.of.stickers[id] === now.stickers[id];
}
