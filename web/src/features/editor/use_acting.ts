import type { Acting, ActingMark, FacePlace } from '@pochitto/functions/domain/acting/acting';
import type { MarkName } from '@pochitto/functions/domain/acting/acting_names';
import { withDrawnFace } from '@pochitto/functions/domain/acting/drawn_face';
import type { Feeling } from '@pochitto/functions/domain/acting/feeling';
import { nextActing } from '@pochitto/functions/domain/acting/plan_set';
import type { CaptionStyle } from '@pochitto/functions/domain/presets/preset';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import {
  movedMark,
  plainActing,
  turnedMark,
  withMark,
  withMarkMoved,
  withNewMark,
  withoutMark,
  withPinned,
} from './acting_edits.ts';
import { useChosen, useEditor } from './use_editor.ts';

/**
 * The acting of the selected sticker, and functions to change it. Changes with the same `gesture` are one undo
 * step.
 */
export function useActing() {
  const { set, preset, state, dispatch, places, chosenMark, chooseMark } = useEditor();
  const { sticker, commit } = useChosen();
  const { id } = sticker;
  const text = tidyMessage(sticker.message);
  const acting = sticker.acting ?? plainActing(text, sticker.fullPose);

  const write = (next: Acting, gesture?: string, caption?: CaptionStyle | null) =>
    dispatch({
      type: 'acting',
      id,
      acting: next,
      ...(caption === undefined ? {} : { caption }),
      ...(gesture ? { gesture: `${gesture} ${id}` } : {}),
    });
  const writeMarks = (marks: ActingMark[], gesture?: string) => write({ ...acting, marks }, gesture);
  /** Changes a mark and keeps its place. */
  const alter = (index: number, change: (mark: ActingMark) => ActingMark, gesture?: string) => {
    const marks = places ? withPinned(acting.marks, places, index) : [...acting.marks];
    const mark = marks[index];
    if (mark) writeMarks(withMark(marks, index, change(mark)), gesture);
  };

  return {
    acting,
    commit,
    change: (fields: Partial<Acting>, gesture?: string) => write({ ...acting, ...fields }, gesture),
    /** Changes the lettering. Resets a manual caption place, which would override the lettering's own. */
    changeLettering: (fields: Partial<Acting['lettering']>) => {
      const lettering = { ...acting.lettering, ...fields };
      const { caption } = sticker;
      const isMoved = fields.place !== undefined && caption !== null && caption.placement !== null;
      write({ ...acting, lettering }, undefined, isMoved ? { ...caption, placement: null } : undefined);
    },
    /** Plans a new acting for this feeling, different each time. */
    feel: (feeling: Feeling) => {
      chooseMark(null);
      write(nextActing({ text, feeling }, sticker.acting, { preset, subject: set.stamp.subject }));
    },
    /** Whether any sticker of the set has a drawn face. */
    drawsFaces: Object.values(state.now.stickers).some(({ acting: own }) => own?.drawnFace),
    /**
     * Draws a face with arms and legs at a place on all stickers with an acting, or removes it (null), as one undo
     * step.
     */
    drawFaces: (place: FacePlace | null) => {
      for (const [other, { acting: own }] of Object.entries(state.now.stickers)) {
        if (!own) continue;
        const next = withDrawnFace(own, place);
        dispatch({ type: 'acting', id: other, acting: next, gesture: 'draw faces' });
      }
      commit();
    },
    addMark: (name: MarkName) => {
      const index = acting.marks.length;
      writeMarks(withNewMark(acting.marks, name), `add mark ${index}`);
      chooseMark(index);
    },
    /** Places a mark that found no room beside the head, as part of the step that added it. */
    makeRoom: (index: number) => {
      const place = places?.marks[index];
      if (place?.pinned && place.boxes.length === 0) alter(index, (mark) => mark, `add mark ${index}`);
      commit();
    },
    removeMark: (index: number) => {
      chooseMark(null);
      writeMarks(withoutMark(acting.marks, index));
    },
    changeMark: (index: number, fields: Partial<ActingMark>, gesture?: string) =>
      alter(index, (mark) => ({ ...mark, ...fields }), gesture),
    /** Moves a mark back to its automatic place. */
    freeMark: (index: number) =>
      writeMarks(withMark(acting.marks, index, { x: null, y: null, scale: 1, turn: 0, flip: false })),
    colorMark: (index: number, color: string | null, gesture?: string) =>
      writeMarks(withMark(acting.marks, index, { color }), gesture),
    moveMark: (index: number, by: { x: number; y: number }) => {
      const place = places?.marks[index];
      if (places && place?.pinned) alter(index, (mark) => movedMark(mark, place, places, by), 'mark');
    },
    turnMark: (index: number, by: { by: number; turn: number }) => {
      if (places?.marks[index]?.pinned) alter(index, (mark) => turnedMark(mark, by), 'mark');
    },
    layerMark: (index: number, by: 1 | -1) => {
      const marks = places ? withPinned(acting.marks, places, index) : acting.marks;
      writeMarks(withMarkMoved(marks, index, by));
      chooseMark(index + by);
    },
    /** Sets the marks during a drag. */
    writeMarks,
    chosenMark: chosenMark !== null && chosenMark < acting.marks.length ? chosenMark : null,
    chooseMark,
    places,
  };
}
