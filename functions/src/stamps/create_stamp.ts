import { planSet } from '../domain/acting/plan_set.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { mostSetsWithoutPhoto } from '../domain/limits.ts';
import { collections, documents, files, ids } from '../domain/paths.ts';
import type { Stamp } from '../domain/stamps/stamp.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { derivedId } from '../platform/hashes.ts';
import { limitOpen } from '../platform/limit_call.ts';
import { transact } from '../platform/transact.ts';
import { prepareGenerationCharge, requireAiAccess } from '../tokens/index.ts';
import { newMessageFields, newStampFields, requirePreset } from './new_set.ts';

/**
 * Creates a set and its messages, waiting for the photo. The same request id returns the same set. Nothing is
 * charged yet, but insufficient funds are reported here, before the upload.
 */
export async function createStamp(
  context: Context,
  caller: Caller,
  input: CallableRequest<'createStamp'>,
): Promise<CallableOutput<'createStamp'>> {
  const { firestore } = context;
  const { uid } = caller;
  // In AI sets the prompt determines faces and people, so `drawnFace` and `actor` do not apply.
  const isDrawnByAi = input.engine === 'openai';
  if (isDrawnByAi) {
    if (!context.openAi()) throw new PochittoError('engine_unavailable');
    await requireAiAccess(context, caller);
  }
  const stampId = derivedId('stamp', uid, input.requestId);
  const queueId = derivedId('queue', uid, input.requestId);
  const reference = firestore.doc(documents.stamp(stampId));
  await transact(firestore, async (transaction) => {
    if ((await transaction.get(reference)).exists) return;
    const preset = await requirePreset(context, input.presetId);
    await limitOpen(setsWithoutPhoto(context, uid), {
      most: mostSetsWithoutPhoto,
      code: 'stamps_waiting_limit',
    });
    const { payWith, count } = input;
    const messageIds = ids.firstMessages(queueId, count);
    await prepareGenerationCharge(context, transaction, {
      uid,
      stampId,
      queueId,
      messageIds,
      payWith,
      runNumber: 0,
    });
    transaction.create(reference, {
      userId: uid,
      queueId,
      presetId: input.presetId,
      engine: input.engine,
      presetConfig: preset.config,
      subject: input.subject,
      payWith,
      messageCount: count,
      actor: isDrawnByAi ? null : input.actor,
      status: 'pending_upload',
      metadata: {},
      ...newStampFields(),
    });
    const plan = planSet(
      input.messages.map(({ text }) => text),
      {
        preset: preset.config,
        subject: input.subject,
        drawnFace: isDrawnByAi ? null : input.drawnFace,
      },
    );
    input.messages.forEach(({ text, pose, acting }, index) => {
      const orderPriority = index + 1;
      transaction.create(
        firestore.doc(documents.generateQueueMessage(ids.queueMessage(queueId, orderPriority))),
        {
          userId: uid,
          stampId,
          queueId,
          message: text,
          pose,
          acting: acting === undefined ? (plan[index] ?? null) : acting,
          caption: null,
          styleIndex: index,
          artPath: null,
          orderPriority,
          ...newMessageFields(),
        },
      );
    });
  });
  return { stampId, uploadFolder: files.upload(uid, stampId, '') };
}

function setsWithoutPhoto({ firestore }: Context, uid: string) {
  const status: Stamp['status'] = 'pending_upload';
  return firestore
    .collection(collections.stamps)
    .where('userId', '==', uid)
    .where('status', '==', status)
    .where('deletedAt', '==', null);
}
