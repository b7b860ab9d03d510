import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import type { StickerCanvas } from '@pochitto/functions/compose/sticker_canvas';
import { poseOf } from '@pochitto/functions/domain/acting/acting';
import {
  type CaptionStyle,
  type PresetConfig,
  plainCaption,
} from '@pochitto/functions/domain/presets/preset';
import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import type { Pose } from '@pochitto/functions/domain/stamps/pose';
import { createContext, type Dispatch, use } from 'react';
import { isSame, type StickerContent } from './editor_content.ts';
import type { EditorAction, EditorState } from './editor_state.ts';
import type { Player } from './motion/player.ts';
import type { EditorSet } from './read_set.ts';
import type { CutOutAgain } from './use_cut_out_again.ts';

/** State of the open editor, and how its parts change it. */
export interface Editor {
  readonly set: EditorSet;
  readonly preset: PresetConfig;
  readonly state: EditorState;
  readonly dispatch: Dispatch<EditorAction>;
  readonly chosenId: string;
  readonly choose: (id: string) => void;
  /** Index of a mark in the acting of the selected sticker. */
  readonly chosenMark: number | null;
  readonly chooseMark: (index: number | null) => void;
  /** Where the marks are in the shown picture of the selected sticker; null until it is drawn. */
  readonly places: ActingPlaces | null;
  readonly cutOutAgain: CutOutAgain;
  /** The canvas of the set's product. */
  readonly canvas: StickerCanvas;
  readonly player: Player;
  /** The stored pictures by message. */
  readonly images: ReadonlyMap<string, StampImage>;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('This is a part of the editor.');
  return editor;
}

/** One sticker with the preset's defaults filled in. */
export interface ShownSticker extends StickerContent {
  readonly id: string;
  readonly styleIndex: number;
  /** The pose without the person's changes. */
  readonly ownPose: Pose;
  readonly fullPose: Pose;
  readonly fullCaption: CaptionStyle;
}

/** Returns the current state of a sticker. */
export function shownSticker({ set, preset, state }: Editor, id: string): ShownSticker {
  const content = state.now.stickers[id] ?? { message: '', pose: null, caption: null, acting: null };
  const { styleIndex = 0 } = set.messages.get(id) ?? {};
  const ownPose = poseOf({ pose: null, acting: content.acting, styleIndex }, preset);
  return {
    ...content,
    id,
    styleIndex,
    ownPose,
    fullPose: content.pose ?? ownPose,
    fullCaption: content.caption ?? plainCaption,
  };
}

/** Tells whether the stored picture shows a sticker's current state: neither edited since it was read nor saved. */
export function isStored(
  { set, state: { base, now } }: Pick<Editor, 'set'> & { readonly state: Pick<EditorState, 'base' | 'now'> },
  id: string,
): boolean {
  const read = set.content;
  return [base, now].every(
    (each) => each.touchUp === read.touchUp && each.stickers[id] === read.stickers[id],
  );
}

/** The selected sticker, and functions to change it. Changes with the same `gesture` are one undo step. */
export function useChosen() {
  const editor = useEditor();
  const { dispatch, chosenId: id } = editor;
  const sticker = shownSticker(editor, id);
  return {
    sticker,
    changePose: (fields: Partial<Pose>, gesture?: string) => {
      const wanted = { ...sticker.fullPose, ...fields };
      const pose = isSame(wanted, sticker.ownPose) ? null : wanted;
      dispatch({ type: 'pose', id, pose, ...named(gesture, id) });
    },
    changeCaption: (fields: Partial<CaptionStyle>, gesture?: string) => {
      const wanted = { ...sticker.fullCaption, ...fields };
      dispatch({
        type: 'caption',
        id,
        caption: isSame(wanted, plainCaption) ? null : wanted,
        ...named(gesture, id),
      });
    },
    changeText: (text: string) => dispatch({ type: 'text', id, text, ...named('text', id) }),
    commit: () => dispatch({ type: 'commit' }),
    commitText: () => dispatch({ type: 'commit', ...named('text', id) }),
  };
}

function named(gesture: string | undefined, id: string): { gesture?: string } {
  return gesture ? { gesture: `${gesture} ${id}` } : {};
}
