import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { saveEdits } from './save_edits.ts';

/**
 * Cuts the subject of a finished set out once more, as a person or as anything else, or another of its people, and draws
 * all its stickers with it; strokes and everything else of the set stay. Free, and undone by choosing again.
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
