import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { directMotions } from '../../domain/motion/direct_motion.ts';
import type { Motion } from '../../domain/motion/motion.ts';
import { documents, ids } from '../../domain/paths.ts';
import { type DerivedProduct, derivationsOf } from '../../domain/product/product.ts';
import { productSpecs } from '../../domain/product/product_spec.ts';
import { type Stamp, stampIsFinished, stampSchema } from '../../domain/stamps/stamp.ts';
import { derivationPrices } from '../../domain/tokens/prices.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { correlationId } from '../../platform/correlation.ts';
import { derivedId } from '../../platform/hashes.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { lockMessages, type QueueMessage } from '../../stamps/index.ts';
import { prepareGenerationCharge, withLedger } from '../../tokens/index.ts';
import { readOwnSet } from '../generation_run.ts';
import { derivedMessage, derivedQueue, derivedStamp } from './derived_documents.ts';

/**
 * Makes a set of another product from a finished set, with its art, and charges the product's price. A set has one
 * derived set per product: a repeated call returns the existing one.
 *
 * @throws PochittoError `not_yours`, `product_not_derivable`, `stamp_state` if the set is not finished,
 * `derived_count` for too few stickers; and what a charge throws
 */
export async function deriveSet(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { stampId: parentStampId, product, captions }: CallableRequest<'deriveSet'>,
): Promise<CallableOutput<'deriveSet'>> {
  const stampId = await withLedger(context, uid, async (transaction) => {
    const parent = await readOwnSet(context, transaction, { uid, stampId: parentStampId });
    if (!derivationsOf[parent.stamp.product].includes(product))
      throw new PochittoError('product_not_derivable');
    const { id: formerId, isAlive } = await readDerived(context, transaction, parent.stamp, product);
    if (formerId !== null && isAlive) return formerId;
    if (!stampIsFinished(parent.stamp))
      throw new PochittoError('stamp_state', `The set is ${parent.stamp.status}.`);
    const messages = chosenOf(await lockMessages(context, parent.stamp.queueId, transaction), product);
    // A deleted derived set can be made again, with another id.
    const key = [parentStampId, product, formerId ?? 'first'] as const;
    const id = derivedId('derived set', ...key);
    const queueId = derivedId('derived queue', ...key);
    const pay = await prepareGenerationCharge(context, transaction, {
      uid,
      stampId: id,
      queueId,
      payWith: 'tokens',
      runNumber: 0,
      messageIds: ids.firstMessages(queueId, messages.length),
      tokens: derivationPrices[product],
    });
    const motions = motionsOf(messages, product);
    const { firestore } = context;
    transaction.create(firestore.doc(documents.stamp(id)), {
      userId: uid,
      product,
      parentStampId,
      queueId,
      ...derivedStamp(parent.stamp, messages.length),
    });
    transaction.create(firestore.doc(documents.generateQueue(queueId)), {
      userId: uid,
      stampId: id,
      correlationId: correlationId(),
      ...derivedQueue(parent.queue),
    });
    messages.forEach((message, at) => {
      transaction.create(firestore.doc(documents.generateQueueMessage(ids.queueMessage(queueId, at + 1))), {
        userId: uid,
        stampId: id,
        queueId,
        orderPriority: at + 1,
        ...derivedMessage(message.data, { product, captions, styleIndex: at, motion: motions[at] ?? null }),
      });
    });
    transaction.update(firestore.doc(documents.stamp(parentStampId)), {
      [`derivedStampIds.${product}`]: id,
      updatedAt: FieldValue.serverTimestamp(),
    });
    pay();
    return id;
  });
  log.info('set derived', { stampId, parentStampId, product });
  return { stampId };
}

async function readDerived(
  { firestore }: Context,
  transaction: Transaction,
  { derivedStampIds }: Stamp,
  product: DerivedProduct,
): Promise<{ readonly id: string | null; readonly isAlive: boolean }> {
  const id = derivedStampIds[product] ?? null;
  if (id === null) return { id, isAlive: false };
  const stamp = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(id))));
  return { id, isAlive: stamp !== null && !stamp.deletedAt };
}

/** Chooses motions for an animated product, for the whole set at once, so no two adjacent ones are alike. */
function motionsOf(messages: readonly QueueMessage[], product: DerivedProduct): readonly Motion[] {
  if (productSpecs[product].timing === null) return [];
  return directMotions(messages.map(({ data }) => ({ text: data.message, acting: data.acting })));
}

/** Returns the first finished stickers, as many as the product allows. */
function chosenOf(messages: readonly QueueMessage[], product: DerivedProduct): readonly QueueMessage[] {
  const done = messages.filter(({ data }) => data.state === 'done');
  const count = Math.max(0, ...productSpecs[product].counts.filter((each) => each <= done.length));
  if (count === 0) throw new PochittoError('derived_count');
  return done.slice(0, count);
}
