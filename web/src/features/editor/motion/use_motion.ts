import type { Motion } from '@pochitto/functions/domain/motion/motion';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { plainActing } from '../acting_edits.ts';
import { isSame, shownMotion } from '../editor_content.ts';
import { shownSticker, useEditor } from '../use_editor.ts';

/** How the selected sticker moves, and functions to change it. Changes with the same `gesture` are one undo step. */
export function useMotion() {
  const editor = useEditor();
  const { set, state, dispatch, chosenId } = editor;
  const { product } = set.stamp;
  const sticker = shownSticker(editor, chosenId);
  const motion = shownMotion(product, sticker);
  const write = (id: string, next: Motion | null, gesture?: string) => {
    const { message, acting, fullPose } = shownSticker(editor, id);
    const own = acting ?? plainActing(tidyMessage(message), fullPose);
    if (isSame(own.motion, next)) return;
    dispatch({ type: 'acting', id, acting: { ...own, motion: next }, ...(gesture ? { gesture } : {}) });
  };
  return {
    motion,
    commit: () => dispatch({ type: 'commit' }),
    change: (fields: Partial<Motion>, gesture?: string) =>
      write(chosenId, { ...motion, ...fields }, gesture && `${gesture} ${chosenId}`),
    /** Resets to what suits the message. */
    reset: () => write(chosenId, null),
    suitsMessage: sticker.acting?.motion === null || sticker.acting === null,
    /** Applies this sticker's motion to all, each with its own random seed. */
    applyToAll: () => {
      for (const [id, content] of Object.entries(state.now.stickers)) {
        if (id === chosenId) continue;
        const { seed } = shownMotion(product, content);
        const ground = content.acting?.ground ? motion.ground : 'none';
        write(id, { ...motion, seed, ground }, 'all motion');
      }
      dispatch({ type: 'commit' });
    },
  };
}
