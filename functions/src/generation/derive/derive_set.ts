import { FieldPath, FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents, ids } from '../../domain/paths.ts';
import { derivationKey, mayDerive } from '../../domain/stamps/derivation.ts';
import { stampIsFinished, stampSchema } from '../../domain/stamps/stamp.ts';
import { derivationPrice } from '../../domain/tokens/prices.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { correlationId } from '../../platform/correlation.ts';
import { derivedId } from '../../platform/hashes.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { lockMessages, requirePreset } from '../../stamps/index.ts';
import { prepareGenerationCharge, withLedger } from '../../tokens/index.ts';
import { type OwnSet, readOwnSet } from '../generation_run.ts';
import { derivedMessage, derivedQueue, derivedStamp } from './derived_documents.ts';
import { requireParentArt } from './parent_art.ts';
import { type DerivationPlan, derivationIn, planDerivation } from './plan_derivation.ts';

type Request = CallableRequest<'deriveSet'>;

/**
 * Derives a set from a finished set, with its art, and charges it. A set has one derived set per `derivationKey`: a
 * repeated call returns the existing one.
 *
 * @throws PochittoError `not_yours`, `product_not_derivable`, `preset_unknown`, `stamp_state` if the set is not finished; what
 * `planDerivation` and `requireParentArt` throw; and what a charge throws
 */
export async function deriveSet(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  request: Request,
): Promise<CallableOutput<'deriveSet'>> {
  const { stampId: parentStampId } = request;
  const read = (transaction: Transaction) => readDerivation(context, transaction, uid, request);
  // No file is read inside the transaction that charges.
  const planned = await transact(context.firestore, read, { readOnly: true });
  if ('existingId' in planned) return { stampId: planned.existingId };
  await requireParentArt(context, parentStampId, planned);
  const stampId = await withLedger(context, uid, async (transaction) => {
    const derivation = await read(transaction);
    if ('existingId' in derivation) return derivation.existingId;
    return createDerived(context, transaction, parentStampId, derivation);
  });
  log.info('set derived', { stampId, parentStampId, derivation: derivationKey(planned.plan.derivation) });
  return { stampId };
}

/** A derived set that is not made yet. */
interface NewDerivation extends OwnSet {
  readonly plan: DerivationPlan;
  /** The derived set that was deleted before; null = it is the first. */
  readonly formerId: string | null;
}

async function readDerivation(
  context: Context,
  transaction: Transaction,
  uid: string,
  request: Request,
): Promise<NewDerivation | { readonly existingId: string }> {
  const { firestore } = context;
  const parent = await readOwnSet(context, transaction, { uid, stampId: request.stampId });
  const derivation = derivationIn(request);
  const formerId = parent.stamp.derivedStampIds[derivationKey(derivation)] ?? null;
  if (formerId !== null) {
    const former = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(formerId))));
    if (former && !former.deletedAt) return { existingId: formerId };
  }
  if (!mayDerive(parent.stamp.product, derivation)) throw new PochittoError('product_not_derivable');
  if (!stampIsFinished(parent.stamp))
    throw new PochittoError('stamp_state', `The set is ${parent.stamp.status}.`);
  const preset = request.kind === 'style' ? await requirePreset(context, request.presetId) : null;
  const messages = await lockMessages(context, parent.stamp.queueId, transaction);
  return { ...parent, formerId, plan: planDerivation(parent.stamp, messages, request, preset) };
}

/** Charges the set, creates its documents and links it to its parent. Returns its ID. */
async function createDerived(
  context: Context,
  transaction: Transaction,
  parentStampId: string,
  { stamp: parent, queue, plan, formerId }: NewDerivation,
): Promise<string> {
  const { firestore } = context;
  const { userId } = parent;
  const key = derivationKey(plan.derivation);
  // A deleted derived set can be made again, with another ID.
  const parts = [parentStampId, key, formerId ?? 'first'] as const;
  const stampId = derivedId('derived set', ...parts);
  const queueId = derivedId('derived queue', ...parts);
  const messageIds = ids.firstMessages(queueId, plan.messages.length);
  const pay = await prepareGenerationCharge(context, transaction, {
    uid: userId,
    stampId,
    queueId,
    payWith: plan.stamp.payWith,
    runNumber: 0,
    messageIds,
    tokens: derivationPrice(plan.derivation, messageIds.length),
  });
  transaction.create(firestore.doc(documents.stamp(stampId)), {
    userId,
    parentStampId,
    queueId,
    ...derivedStamp(parent, plan, messageIds),
  });
  transaction.create(firestore.doc(documents.generateQueue(queueId)), {
    userId,
    stampId,
    correlationId: correlationId(),
    ...derivedQueue(queue),
  });
  for (const [at, { data }] of plan.messages.entries()) {
    const content = plan.contents[at];
    const messageId = messageIds[at];
    if (!content || !messageId) throw new Error(`Sticker ${at + 1} has no plan.`);
    transaction.create(firestore.doc(documents.generateQueueMessage(messageId)), {
      userId,
      stampId,
      queueId,
      orderPriority: at + 1,
      ...derivedMessage(data, content, at),
    });
  }
  transaction.update(
    firestore.doc(documents.stamp(parentStampId)),
    // A key can contain characters that a dotted path cannot.
    new FieldPath('derivedStampIds', key),
    stampId,
    'updatedAt',
    FieldValue.serverTimestamp(),
  );
  pay();
  return stampId;
}
