import { faceOfSet } from '../../domain/acting/drawn_face.ts';
import { planSet } from '../../domain/acting/plan_set.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import type { QueueMessage } from '../../stamps/index.ts';
import { type AddedSticker, addStickers } from './add_stickers.ts';

type Messages = CallableRequest<'addMessages'>['messages'];

/** Adds stickers from messages to a finished set: see `addStickers`. */
export async function addMessages(
  context: Context,
  caller: Caller,
  { stampId, requestId, messages }: CallableRequest<'addMessages'>,
): Promise<CallableOutput<'addMessages'>> {
  await addStickers(context, caller, {
    stampId,
    requestId,
    count: messages.length,
    stickersFor: (stamp, living, styleIndex) => {
      if (stamp.engine === 'drawings') throw new PochittoError('stamp_state', 'It shows drawings.');
      return plannedStickers(messages, { stamp, living, styleIndex });
    },
  });
  return {};
}

interface Into {
  readonly stamp: Stamp;
  readonly living: readonly QueueMessage[];
  readonly styleIndex: number;
}

function plannedStickers(messages: Messages, { stamp, living, styleIndex }: Into): AddedSticker[] {
  const { presetConfig: preset, subject } = stamp;
  const texts = messages.map(({ text }) => text);
  const drawnFace = faceOfSet(living.map(({ data }) => data.acting));
  const plan = preset ? planSet(texts, { preset, subject, drawnFace }, `${styleIndex}`) : [];
  return messages.map(({ text, pose, acting }, index) => ({
    message: text,
    pose,
    acting: acting === undefined ? (plan[index] ?? null) : acting,
    caption: null,
    artPath: null,
  }));
}
