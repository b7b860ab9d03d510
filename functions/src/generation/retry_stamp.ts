import type { Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Product } from '../domain/product/product_spec.ts';
import { messageProblem } from '../domain/stamps/message_text.ts';
import { derivationPrices } from '../domain/tokens/prices.ts';
import { refundDue } from '../domain/tokens/token_consumption.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { changeMessage, lockMessages } from '../stamps/index.ts';
import { prepareGenerationCharge, withLedger } from '../tokens/index.ts';
import { startGeneration } from './generation_job.ts';
import { beginGenerationRun, changedProofSheet, readSetToDraw, runName } from './generation_run.ts';

/**
 * Draws the failed stickers of a set again, with new texts if given, and charges those that are not paid. Finished
 * stickers stay.
 *
 * @throws PochittoError what `readSetToDraw` and a charge throw; `stamp_state` if nothing failed, `stamp_changed` for
 *   a text of another sticker, `message_script` if no font has a character of a message
 */
export async function retryStamp(
  context: Context,
  caller: Caller,
  { stampId, subject, messages: texts = {} }: CallableRequest<'retryStamp'>,
): Promise<CallableOutput<'retryStamp'>> {
  const { firestore } = context;
  const { queueId, engine, runNumber } = await withLedger(context, caller.uid, async (transaction) => {
    const { stamp, queue, messages, failed } = await readFailed(context, transaction, caller, {
      stampId,
      texts,
    });
    const next = queue.runNumber + 1;
    const pay = await prepareGenerationCharge(context, transaction, {
      uid: caller.uid,
      stampId,
      queueId: stamp.queueId,
      runNumber: next,
      messageIds: failed.map(({ id }) => id),
      payWith: stamp.payWith,
      ...priceOf(stamp.product, failed.length, messages.length),
    });
    for (const message of failed) {
      const text = texts[message.id];
      changeMessage(transaction, message, {
        to: 'pending',
        runNumber: next,
        ...(text === undefined ? {} : { message: text }),
      });
    }
    pay();
    if (queue.proofSheet) {
      // New stickers must match finished ones. Without any, a new proof sheet is drawn.
      const isKept = messages.some(({ data }) => data.state === 'done');
      transaction.update(
        firestore.doc(documents.generateQueue(stamp.queueId)),
        changedProofSheet(
          queue.proofSheet,
          isKept ? { to: 'approved' } : { to: 'drawing', redrawNumber: 0, path: null },
        ),
      );
    }
    const changes = subject === undefined ? {} : { subject };
    beginGenerationRun(context, transaction, { stampId, stamp, queue, changes });
    return { queueId: stamp.queueId, engine: queue.engine, runNumber: next };
  });
  await startGeneration(context, { queueId, engine }, runName(runNumber));
  return {};
}

type Texts = NonNullable<CallableRequest<'retryStamp'>['messages']>;

async function readFailed(
  context: Context,
  transaction: Transaction,
  caller: Caller,
  { stampId, texts }: { readonly stampId: string; readonly texts: Texts },
) {
  const set = await readSetToDraw(context, transaction, { caller, stampId });
  const messages = await lockMessages(context, set.stamp.queueId, transaction);
  const failed = messages.filter(({ data }) => data.state === 'failed');
  const isOver = set.stamp.status === 'failed' || set.stamp.status === 'generated';
  if (!isOver || failed.length === 0) throw new PochittoError('stamp_state');
  const ids = new Set(failed.map(({ id }) => id));
  if (Object.keys(texts).some((id) => !ids.has(id))) throw new PochittoError('stamp_changed');
  const isUndrawable = failed.some(
    ({ id, data }) => !data.caption?.hidden && messageProblem(texts[id] ?? data.message) === 'message_script',
  );
  if (isUndrawable) throw new PochittoError('message_script');
  return { ...set, messages, failed };
}

/** For a set of another product, returns the amount that was refunded for the failed stickers. */
function priceOf(product: Product, failed: number, all: number): { readonly tokens?: number } {
  if (product === 'sticker') return {};
  const charge = { amount: derivationPrices[product], messageIds: Array.from({ length: all }, String) };
  return { tokens: refundDue(charge, failed) };
}
