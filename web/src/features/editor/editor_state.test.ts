import { actingSchema } from '@pochitto/functions/domain/acting/acting';
import { plainCaption } from '@pochitto/functions/domain/presets/preset';
import { poseSchema } from '@pochitto/functions/domain/stamps/pose';
import { describe, expect, it } from 'vitest';
import { changeCount, changesOf, changesSchema } from './editor_changes.ts';
import { type Content, keptOrder } from './editor_content.ts';
import { type EditorAction, editorState, openedState } from './editor_state.ts';

const set = (...ids: string[]): Content => ({
  stickers: Object.fromEntries(
    ids.map((id) => [id, { message: `words ${id}`, pose: null, caption: null, acting: null }]),
  ),
  order: ids,
  removed: [],
  mainMessageId: null,
  tabMessageId: null,
  touchUp: [],
});

const base = set('a', 'b', 'c', 'd');
const face = poseSchema.parse({ framing: 'face' });
const acting = actingSchema.parse({ framing: 'bust', marks: [{ name: 'hologram' }, { name: 'heart' }] });
const stroke = { mode: 'erase' as const, radius: 0.02, points: [0.1, 0.1, 0.2, 0.2] };

const stateAfter = (...actions: EditorAction[]) => actions.reduce(editorState, openedState(base, 3, null));
const changesAfter = (...actions: EditorAction[]) => {
  const state = stateAfter(...actions);
  return changesOf(state.base, state.now);
};

describe('unsaved changes of the editor', () => {
  it('are empty at first, and again when every edit is reverted by hand', () => {
    expect(changesAfter()).toEqual({ stickers: [] });
    expect(
      changesAfter(
        { type: 'text', id: 'a', text: 'Hello' },
        { type: 'pose', id: 'b', pose: face },
        { type: 'text', id: 'a', text: ' words  a ' },
        { type: 'pose', id: 'b', pose: null },
      ),
    ).toEqual({ stickers: [] });
  });

  it('contain only what changed', () => {
    const changes = changesAfter(
      { type: 'text', id: 'a', text: 'Hello' },
      { type: 'pose', id: 'b', pose: face },
      { type: 'caption', id: 'b', caption: { ...plainCaption, hidden: true } },
      { type: 'acting', id: 'd', acting },
      { type: 'main', id: 'c' },
      { type: 'stroke', strokes: [stroke] },
    );
    expect(changes).toEqual({
      stickers: [
        { messageId: 'a', message: 'Hello' },
        { messageId: 'b', pose: face, caption: { ...plainCaption, hidden: true } },
        { messageId: 'd', acting },
      ],
      mainMessageId: 'c',
      touchUp: [stroke],
    });
    expect(changeCount(changes)).toBe(5);
    expect(changesSchema.parse(JSON.parse(JSON.stringify(changes)))).toEqual(changes);
  });

  it('contain the whole new order, and no order if stickers were only removed', () => {
    expect(changesAfter({ type: 'order', order: ['d', 'a', 'b', 'c'] }).order).toEqual(['d', 'a', 'b', 'c']);
    expect(changesAfter({ type: 'remove', id: 'b' })).toEqual({ stickers: [], removed: ['b'] });
    expect(changesAfter({ type: 'remove', id: 'b' }, { type: 'order', order: ['d', 'c', 'a'] })).toEqual({
      stickers: [],
      removed: ['b'],
      order: ['d', 'c', 'a'],
    });
  });

  it('drop a removed main sticker, and keep the last sticker of a set', () => {
    const state = stateAfter({ type: 'main', id: 'a' }, { type: 'remove', id: 'a' });
    expect(state.now.mainMessageId).toBeNull();
    const last = stateAfter(...['a', 'b', 'c', 'd'].map((id): EditorAction => ({ type: 'remove', id })));
    expect(keptOrder(last.now)).toEqual(['d']);
  });
});

describe('undo', () => {
  it('reverts every edit, and redo applies them again', () => {
    const steps: EditorAction[] = [
      { type: 'text', id: 'a', text: 'Hello' },
      { type: 'order', order: ['b', 'a', 'c', 'd'] },
      { type: 'remove', id: 'c' },
      { type: 'stroke', strokes: [stroke] },
    ];
    const end = stateAfter(...steps);
    const back = steps.reduce((state) => editorState(state, { type: 'undo' }), end);
    expect(back.now).toEqual(base);
    expect(editorState(back, { type: 'undo' })).toBe(back);
    const again = steps.reduce((state) => editorState(state, { type: 'redo' }), back);
    expect(again.now).toEqual(end.now);
  });

  it('reverts a drag of a slider as one step', () => {
    const slide = (tilt: number): EditorAction => ({
      type: 'pose',
      id: 'a',
      pose: { ...face, tilt },
      gesture: 'tilt a',
    });
    const state = stateAfter(slide(1), slide(2), slide(3), { type: 'commit' }, slide(4), slide(5));
    expect(state.past).toHaveLength(2);
    expect(editorState(state, { type: 'undo' }).now.stickers.a?.pose?.tilt).toBe(3);
    // A pause in typing does not end the drag of a slider.
    const typed = { type: 'commit', gesture: 'text a' } as const;
    expect(stateAfter(slide(1), typed, slide(2)).past).toHaveLength(1);
  });

  it('reverts a drag of a mark as one step, and adding it as another', () => {
    const [unknown, heart] = acting.marks;
    const at = (x: number | null, gesture: string): EditorAction => ({
      type: 'acting',
      id: 'a',
      gesture,
      acting: { ...acting, marks: [unknown, heart].flatMap((mark) => (mark ? [{ ...mark, x }] : [])) },
    });
    const state = stateAfter(at(null, 'add mark 1 a'), at(1, 'mark a'), at(2, 'mark a'), { type: 'commit' });
    expect(state.past).toHaveLength(2);
    const undone = editorState(state, { type: 'undo' });
    expect(undone.now.stickers.a?.acting?.marks.map(({ x }) => x)).toEqual([null, null]);
    expect(editorState(undone, { type: 'undo' }).now.stickers.a?.acting).toBeNull();
  });

  it('keeps the place of a sticker that was removed and restored', () => {
    const state = stateAfter({ type: 'remove', id: 'b' }, { type: 'restore', id: 'b' });
    expect(keptOrder(state.now)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('saving', () => {
  it('leaves edits made during the save as unsaved changes', () => {
    const sent = stateAfter({ type: 'text', id: 'a', text: 'Hello ' });
    const meanwhile = editorState(sent, { type: 'text', id: 'b', text: 'You' });
    const saved = editorState(meanwhile, { type: 'saved', sent: sent.now, revision: 4 });
    expect(saved.revision).toBe(4);
    expect(changesOf(saved.base, saved.now).stickers).toEqual([{ messageId: 'b', message: 'You' }]);
  });

  it('can be undone and saved again', () => {
    const sent = stateAfter({ type: 'text', id: 'a', text: 'Hello' });
    const saved = editorState(sent, { type: 'saved', sent: sent.now, revision: 4 });
    const undone = editorState(saved, { type: 'undo' });
    expect(changesOf(undone.base, undone.now).stickers).toEqual([{ messageId: 'a', message: 'words a' }]);
  });

  it('forgets removed stickers', () => {
    const sent = stateAfter({ type: 'text', id: 'b', text: 'Bye' }, { type: 'remove', id: 'b' });
    const saved = editorState(sent, { type: 'saved', sent: sent.now, revision: 4 });
    const undone = editorState(saved, { type: 'undo' });
    expect(undone.now.order).toEqual(['a', 'c', 'd']);
    expect(changesOf(undone.base, undone.now)).toEqual({ stickers: [] });
  });
});

describe('set that was changed elsewhere', () => {
  it('keeps one’s own edits that still apply', () => {
    const mine = stateAfter(
      { type: 'text', id: 'a', text: 'Mine' },
      { type: 'text', id: 'd', text: 'Gone' },
      { type: 'acting', id: 'b', acting },
      { type: 'order', order: ['c', 'a', 'b', 'd'] },
    );
    const theirs = { ...set('a', 'b', 'c', 'e'), tabMessageId: 'b' };
    const rebased = editorState(mine, { type: 'rebase', base: theirs, revision: 9 });
    expect(rebased.revision).toBe(9);
    expect(changesOf(rebased.base, rebased.now)).toEqual({
      stickers: [
        { messageId: 'a', message: 'Mine' },
        { messageId: 'b', acting },
      ],
      order: ['c', 'a', 'b', 'e'],
    });
    const undone = editorState(rebased, { type: 'undo' });
    expect(changesOf(undone.base, undone.now).order).toBeUndefined();
  });

  it('drops touch-ups if its photo was changed', () => {
    const stroke: EditorAction = { type: 'stroke', strokes: [{ mode: 'erase_area', x: 0.2, y: 0.4 }] };
    const mine = stateAfter(stroke, { type: 'text', id: 'a', text: 'Mine' }, stroke);
    const base = set('a', 'b', 'c', 'd');
    const change = { type: 'rebase', base, revision: 9 } as const;
    expect(changesOf(base, editorState(mine, change).now).touchUp).toHaveLength(2);
    const rebased = editorState(mine, { ...change, isOtherPhoto: true });
    for (const content of [rebased.now, ...rebased.past]) expect(content.touchUp).toEqual([]);
    expect(changesOf(base, rebased.now).stickers).toEqual([{ messageId: 'a', message: 'Mine' }]);
  });
});
