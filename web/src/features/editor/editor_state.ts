import type { Acting } from '@pochitto/functions/domain/acting/acting';
import type { CaptionStyle } from '@pochitto/functions/domain/presets/preset';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import type { Pose } from '@pochitto/functions/domain/stamps/pose';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import { type Changes, changesOf, inOrder, withChanges } from './editor_changes.ts';
import type { Content, StickerContent } from './editor_content.ts';

/** A set as last read or saved, its current content, and the undo and redo steps. */
export interface EditorState {
  /** The set's revision in `base`. */
  readonly revision: number;
  readonly base: Content;
  readonly past: readonly Content[];
  readonly now: Content;
  readonly future: readonly Content[];
  /** Identifies the gesture of the last step; changes with the same gesture belong to the same step. */
  readonly gesture: string | null;
}

/** Changes of the content. */
type Edit =
  | { readonly type: 'text'; readonly id: string; readonly text: string }
  | { readonly type: 'pose'; readonly id: string; readonly pose: Pose | null }
  | { readonly type: 'caption'; readonly id: string; readonly caption: CaptionStyle | null }
  /** With `caption` if both change together. */
  | {
      readonly type: 'acting';
      readonly id: string;
      readonly acting: Acting | null;
      readonly caption?: CaptionStyle | null;
    }
  /** The remaining stickers in their new order. */
  | { readonly type: 'order'; readonly order: readonly string[] }
  | { readonly type: 'remove' | 'restore'; readonly id: string }
  | { readonly type: 'main' | 'tab'; readonly id: string | null }
  | { readonly type: 'stroke'; readonly strokes: TouchUp }
  | { readonly type: 'touchUp'; readonly touchUp: TouchUp };

export type EditorAction =
  /** `gesture`: a slider drag, a drag or a stretch of typing, which is undone as one step. */
  | (Edit & { readonly gesture?: string })
  /** The gesture is over: the given one, or any. */
  | { readonly type: 'commit'; readonly gesture?: string }
  | { readonly type: 'undo' | 'redo' }
  /** `sent` has been saved. */
  | { readonly type: 'saved'; readonly sent: Content; readonly revision: number }
  /**
   * The set was changed elsewhere: `base` is its current state. If the photo changed, earlier strokes are invalid.
   */
  | {
      readonly type: 'rebase';
      readonly base: Content;
      readonly revision: number;
      readonly isOtherPhoto?: boolean;
    };

export function openedState(base: Content, revision: number, draft: Changes | null): EditorState {
  const opened: EditorState = { revision, base, past: [], now: base, future: [], gesture: null };
  if (!draft) return opened;
  return { ...opened, past: [base], now: withChanges(base, draft) };
}

export function editorState(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case 'commit':
      return withGestureEnded(state, action.gesture ?? state.gesture);
    case 'undo':
      return undone(state);
    case 'redo':
      return redone(state);
    case 'saved':
      return saved(state, action.sent, action.revision);
    case 'rebase':
      return rebased(state, action);
    default:
      return stepped(state, edited(state.now, action), action.gesture ?? null);
  }
}

function stepped(state: EditorState, now: Content, gesture: string | null): EditorState {
  if (now === state.now) return state;
  const goesOn = gesture !== null && gesture === state.gesture;
  return { ...state, past: goesOn ? state.past : [...state.past, state.now], now, future: [], gesture };
}

function withGestureEnded(state: EditorState, gesture: string | null): EditorState {
  return state.gesture === null || state.gesture !== gesture ? state : { ...state, gesture: null };
}

function undone(state: EditorState): EditorState {
  const before = state.past.at(-1);
  if (!before) return state;
  return {
    ...state,
    past: state.past.slice(0, -1),
    now: before,
    future: [state.now, ...state.future],
    gesture: null,
  };
}

function redone(state: EditorState): EditorState {
  const [after, ...future] = state.future;
  if (!after) return state;
  return { ...state, past: [...state.past, state.now], now: after, future, gesture: null };
}

/**
 * Removed stickers are gone after saving, so no step restores them. All else can still be undone, and saved again.
 */
function saved(state: EditorState, sent: Content, revision: number): EditorState {
  const base = without(tidied(sent), sent.removed);
  const gone = (content: Content) => without(content, sent.removed);
  return {
    ...state,
    revision,
    base,
    past: state.past.map(gone),
    now: gone(state.now),
    future: state.future.map(gone),
  };
}

/** Reapplies every step to the set's current state; changes that no longer fit are skipped. */
function rebased(
  state: EditorState,
  { base, revision, isOtherPhoto = false }: Extract<EditorAction, { type: 'rebase' }>,
): EditorState {
  const again = (content: Content) => {
    const next = withChanges(base, changesOf(state.base, content));
    return isOtherPhoto ? { ...next, touchUp: base.touchUp } : next;
  };
  return {
    revision,
    base,
    past: state.past.map(again),
    now: again(state.now),
    future: state.future.map(again),
    gesture: null,
  };
}

function edited(content: Content, edit: Edit): Content {
  switch (edit.type) {
    case 'text':
      return withSticker(content, edit.id, { message: edit.text });
    case 'pose':
      return withSticker(content, edit.id, { pose: edit.pose });
    case 'caption':
      return withSticker(content, edit.id, { caption: edit.caption });
    case 'acting': {
      const { acting, caption } = edit;
      return withSticker(content, edit.id, caption === undefined ? { acting } : { acting, caption });
    }
    case 'order':
      return { ...content, order: inOrder(content.order, edit.order) };
    case 'remove':
      return removed(content, edit.id);
    case 'restore':
      return { ...content, removed: content.removed.filter((id) => id !== edit.id) };
    case 'main':
      return { ...content, mainMessageId: edit.id };
    case 'tab':
      return { ...content, tabMessageId: edit.id };
    case 'stroke':
      return { ...content, touchUp: [...content.touchUp, ...edit.strokes] };
    case 'touchUp':
      return { ...content, touchUp: edit.touchUp };
  }
}

function withSticker(content: Content, id: string, fields: Partial<StickerContent>): Content {
  const before = content.stickers[id];
  if (!before) return content;
  return { ...content, stickers: { ...content.stickers, [id]: { ...before, ...fields } } };
}

/** Removes a sticker, also as the main or tab picture. The last one stays. */
function removed(content: Content, id: string): Content {
  if (content.removed.includes(id) || content.order.length - content.removed.length <= 1) return content;
  return {
    ...content,
    removed: [...content.removed, id],
    mainMessageId: content.mainMessageId === id ? null : content.mainMessageId,
    tabMessageId: content.tabMessageId === id ? null : content.tabMessageId,
  };
}

function without(content: Content, gone: readonly string[]): Content {
  if (gone.length === 0) return content;
  const stays = (id: string | null) => id === null || !gone.includes(id);
  return {
    ...content,
    stickers: Object.fromEntries(Object.entries(content.stickers).filter(([id]) => stays(id))),
    order: content.order.filter(stays),
    removed: content.removed.filter(stays),
    mainMessageId: stays(content.mainMessageId) ? content.mainMessageId : null,
    tabMessageId: stays(content.tabMessageId) ? content.tabMessageId : null,
  };
}

function tidied(content: Content): Content {
  const stickers = Object.entries(content.stickers).map(([id, sticker]) => {
    const message = tidyMessage(sticker.message);
    return [id, message === sticker.message ? sticker : { ...sticker, message }];
  });
  return { ...content, stickers: Object.fromEntries(stickers) };
}
