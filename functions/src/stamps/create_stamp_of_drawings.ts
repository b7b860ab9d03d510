import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents, files, ids } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { correlationId } from '../platform/correlation.ts';
import { clearFolder } from '../platform/files.ts';
import { derivedId } from '../platform/hashes.ts';
import { log } from '../platform/log.ts';
import { prepareGenerationCharge, withLedger } from '../tokens/index.ts';
import { copyDrawings, drawingFields } from './drawing_art.ts';
import { newMessageFields, newQueueFields, newStampFields, requirePreset } from './new_set.ts';

type Order = CallableRequest<'createStampOfDrawings'>;

interface NewSet {
  readonly uid: string;
  readonly stampId: string;
  readonly queueId: string;
}

/**
 * Creates a set of drawings that `readDrawings` has read, charges it and starts it: there is no photo to wait for.
 * The same request ID returns the same set. The art is copied to the set first, so it stays when the read drawings
 * are removed.
 *
 * @throws PochittoError `drawing_missing` if one was removed, `preset_unknown`, and what a charge throws
 */
export async function createStampOfDrawings(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  order: Order,
): Promise<CallableOutput<'createStampOfDrawings'>> {
  const set: NewSet = {
    uid,
    stampId: derivedId('stamp', uid, order.requestId),
    queueId: derivedId('queue', uid, order.requestId),
  };
  const { stampId } = set;
  const stampReference = context.firestore.doc(documents.stamp(stampId));
  if ((await stampReference.get()).exists) return { stampId };
  try {
    const copies = order.drawings.map(({ id }, index) => ({ id, artPath: artOf(set, index) }));
    await copyDrawings(context, uid, copies, order.keepsGround ?? false);
    await writeSet(context, set, order);
  } catch (error) {
    // Not after a transient error: the transaction may have been written, or be repeated.
    if (error instanceof PochittoError && error.kind === 'expected' && !(await stampReference.get()).exists)
      await clearFolder(context, files.stampFolder(uid, stampId));
    throw error;
  }
  log.info('set of drawings created', { stampId, count: order.drawings.length });
  return { stampId };
}

const artOf = ({ uid, stampId, queueId }: NewSet, index: number) =>
  files.art(uid, stampId, ids.queueMessage(queueId, index + 1), 0);

async function writeSet(
  context: Context,
  set: NewSet,
  { drawings, presetId, payWith }: Order,
): Promise<void> {
  const { firestore } = context;
  const { uid, stampId, queueId } = set;
  const reference = firestore.doc(documents.stamp(stampId));
  await withLedger(context, uid, async (transaction) => {
    if ((await transaction.get(reference)).exists) return;
    const preset = await requirePreset(context, presetId);
    const count = drawings.length;
    const messageIds = ids.firstMessages(queueId, count);
    const charge = { uid, stampId, queueId, messageIds, payWith, runNumber: 0 };
    const pay = await prepareGenerationCharge(context, transaction, charge);
    transaction.create(reference, {
      userId: uid,
      queueId,
      presetId,
      presetConfig: preset.config,
      engine: 'drawings',
      subject: 'thing',
      actor: null,
      payWith,
      messageCount: count,
      status: 'generating',
      metadata: {},
      ...newStampFields(),
    });
    transaction.create(firestore.doc(documents.generateQueue(queueId)), {
      userId: uid,
      stampId,
      imageUri: artOf(set, 0),
      imageType: 'png',
      imageExif: null,
      // It composes the stickers from their art, as it does for derived sets.
      engine: 'embedded',
      proofSheet: null,
      prompts: [],
      correlationId: correlationId(),
      ...newQueueFields(),
    });
    drawings.forEach(({ text }, index) => {
      const orderPriority = index + 1;
      const id = ids.queueMessage(queueId, orderPriority);
      transaction.create(firestore.doc(documents.generateQueueMessage(id)), {
        userId: uid,
        stampId,
        queueId,
        ...drawingFields({ text, artPath: artOf(set, index) }),
        styleIndex: index,
        orderPriority,
        ...newMessageFields(),
      });
    });
    pay();
  });
}
