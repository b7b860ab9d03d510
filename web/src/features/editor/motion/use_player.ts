import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useReducedMotion } from '../../../lib/use_reduced_motion.ts';
import { drawableContent, shownMotion } from '../editor_content.ts';
import type { Artist } from '../open_artist.ts';
import { isMade } from '../read_set.ts';
import { type Editor, useEditor } from '../use_editor.ts';
import { createPlayer, type Player, type PlayerState } from './player.ts';

/** Creates a player that lives as long as the editor is open. */
export function usePlayer(): Player {
  const [player] = useState(createPlayer);
  useEffect(() => () => player.pause(), [player]);
  return player;
}

/**
 * Shows the selected sticker in the player, all frames of it if `isWhole`; animations then start to play, unless
 * reduced motion is preferred.
 */
export function usePlayed(player: Player, artist: Artist | null, isWhole: boolean, editor: Editor): void {
  const { set, state, chosenId: id } = editor;
  const { product } = set.stamp;
  const isReduced = useReducedMotion();
  const content = state.now.stickers[id];
  const { touchUp } = state.now;
  useEffect(() => {
    const drawn = content && drawableContent(content);
    if (!artist || !drawn || productSpecs[product].timing === null || !isMade(set, id)) return;
    player.show({ artist, id, content: drawn, touchUp, motion: shownMotion(product, drawn), isWhole });
  }, [player, artist, set, product, id, content, touchUp, isWhole]);
  useEffect(() => {
    if (isWhole && !isReduced) player.play();
    else player.pause();
  }, [player, isWhole, isReduced]);
}

/** Subscribes to a part of the player's state; components rerender when it changes. */
export function usePlayerState<Part>(part: (state: PlayerState) => Part): Part {
  const { player } = useEditor();
  return useSyncExternalStore(player.subscribe, () => part(player.state()));
}
