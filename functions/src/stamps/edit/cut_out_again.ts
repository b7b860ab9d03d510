import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { saveEdits } from './save_edits.ts';

/**
 * Repeats the cut-out of a finished set for another kind of subject, or for another of its people, and redraws all its
 * stickers; strokes and everything else stay. Free, and undone by choosing again.
 *
 * @throws PochittoError those of `saveEdits`; `photo_missing`, `photo_no_subject`; `stamp_state` where AI drew the set.
 */
export function cutOutAgain(
  context: Context,
  caller: Caller,
  { stampId, revision, subject, actor }: CallableRequest<'cutOutAgain'>,
): Promise<CallableOutput<'cutOutAgain'>> {
  return saveEdits(context, caller, { stampId, revision, stickers: [], subject, actor });
}
