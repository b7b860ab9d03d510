import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { PochittoError } from '@pochitto/functions/domain/errors';
import type { Motion } from '@pochitto/functions/domain/motion/motion';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import type { StickerContent } from '../editor_content.ts';
import type { Artist } from '../open_artist.ts';

/** What is played: a sticker in its current state. */
export interface Played {
  readonly artist: Artist;
  readonly id: string;
  readonly content: StickerContent;
  readonly touchUp: TouchUp;
  readonly motion: Motion;
  /** If false, only the current frame is drawn. */
  readonly isWhole: boolean;
}

export interface PlayerState {
  readonly played: Played | null;
  /** Frames of one loop; null = not drawn yet. */
  readonly pictures: readonly (ImageData | null)[];
  /** The current frame. */
  readonly frame: number;
  readonly isPlaying: boolean;
  /** Where things are at rest. */
  readonly places: ActingPlaces | null;
  /** What cannot be drawn; null if all can. */
  readonly problem: ErrorCode | 'internal' | null;
}

export type Player = ReturnType<typeof createPlayer>;

const nothing: PlayerState = {
  played: null,
  pictures: [],
  frame: 0,
  isPlaying: false,
  places: null,
  problem: null,
};

/** Plays one sticker at a time: draws its frames in turn, the current one first, and keeps time. */
export function createPlayer() {
  let state = nothing;
  let isDrawing = false;
  let startedAt = 0;
  let changedAt = 0;
  let request = 0;
  const listeners = new Set<() => void>();
  const change = (fields: Partial<PlayerState>) => {
    state = { ...state, ...fields };
    for (const listener of listeners) listener();
  };

  const draw = async () => {
    if (isDrawing) return;
    isDrawing = true;
    for (let next = missing(state); next; next = missing(state)) {
      const { played, index } = next;
      try {
        const { artist, id, content, touchUp } = played;
        const { picture, places } = await artist.whole(id, content, touchUp, index);
        // Something newer is played by now.
        if (state.played !== played) continue;
        if (state.pictures.every((each) => each === null)) {
          performance.measure('pochitto.redraw', { start: changedAt });
        }
        change({ pictures: state.pictures.with(index, picture), places, problem: null });
      } catch (error) {
        if (!(error instanceof PochittoError)) console.warn('A frame could not be drawn.', error);
        if (state.played !== played) continue;
        change({ problem: error instanceof PochittoError ? error.code : 'internal' });
        break;
      }
    }
    isDrawing = false;
  };

  const tick = (now: number) => {
    request = requestAnimationFrame(tick);
    const { played, pictures } = state;
    if (!played) return;
    const { seconds, frames } = played.motion;
    const frame = Math.floor(((now - startedAt) / (seconds * 1000)) * frames) % frames;
    // A frame that is not drawn yet is skipped; its time passes.
    if (frame !== state.frame && pictures[frame]) change({ frame });
  };

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    state: () => state,
    /** Plays this from now on, starting at the current frame. */
    show: (played: Played) => {
      if (state.played && isSame(state.played, played)) return;
      changedAt = performance.now();
      const { frames } = played.motion;
      const isOther = state.played?.id !== played.id;
      const frame = isOther || !played.isWhole ? 0 : state.frame % frames;
      const kept = state.played && isSame({ ...state.played, isWhole: played.isWhole }, played);
      change({
        played,
        frame,
        problem: null,
        pictures: kept ? state.pictures : Array.from({ length: frames }, () => null),
        places: isOther ? null : state.places,
      });
      draw();
    },
    play: () => {
      if (state.isPlaying) return;
      const { seconds = 1, frames = 1 } = state.played?.motion ?? {};
      startedAt = performance.now() - (state.frame / frames) * seconds * 1000;
      change({ isPlaying: true });
      request = requestAnimationFrame(tick);
    },
    pause: () => {
      cancelAnimationFrame(request);
      if (state.isPlaying) change({ isPlaying: false });
    },
    seek: (frame: number) => {
      change({ frame });
      draw();
    },
  };
}

function isSame(one: Played, other: Played): boolean {
  return (
    one.artist === other.artist &&
    one.id === other.id &&
    one.content === other.content &&
    one.touchUp === other.touchUp &&
    one.isWhole === other.isWhole
  );
}

/** Returns the frame to draw next: the current one, then the following ones. */
function missing({
  played,
  pictures,
  frame,
  problem,
}: PlayerState): { readonly played: Played; readonly index: number } | null {
  if (!played || problem) return null;
  const count = played.isWhole ? pictures.length : 1;
  for (let step = 0; step < count; step++) {
    const index = (frame + step) % pictures.length;
    if (!pictures[index]) return { played, index };
  }
  return null;
}
