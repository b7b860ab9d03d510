import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useReducedMotion } from '../../../lib/use_reduced_motion.ts';
import { drawableContent, shownMotion } from '../editor_content.ts';
import type { Artist } from '../open_artist.ts';
import { isMade } from '../read_set.ts';
import { type Editor, useEditor } from '../use_editor.ts';
import { createPlayer, type Player, type PlayerState } from './player.ts';

/** A player for as long as the editor is open. */
export function usePlayer(): Player {
  const [player] = useState(createPlayer);
  useEffect(() => () => player.pause(), [player]);
  return player;
}

/** Shows the player the sticker in work, all frames of it where `isWhole`; moving pictures then begin to play, unless less motion is wanted. */
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

/** A part of the player's state; components that use it rerender when it changes. */
export function usePlayerState<Part>(part: (state: PlayerState) => Part): Part {
  const { player } = useEditor();
  return useSyncExternalStore(player.subscribe, () => part(player.state()));
}
