import { errorTexts, type PochittoError } from '../../domain/errors.ts';
import { noLease } from '../../domain/lease.ts';
import { documents } from '../../domain/paths.ts';
import { imageConversionSchema, isUnfinished } from '../../domain/studio/image_conversion.ts';
import { LeaseLostError } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { withLedger } from '../../tokens/index.ts';
import { prepareQuotaRelease } from '../quota/quota.ts';
import { removeUnnamed } from '../retention/remove_unnamed.ts';
import { changeConversion } from './conversion_record.ts';

interface Ending {
  readonly conversionId: string;
  readonly userId: string;
  /** The lease of the attempt that ends it; omitted if no attempt has one. */
  readonly leaseId?: string;
}

/**
 * Ends a conversion: `completed` if any image was delivered, else `failed` with the problem. Releases the quota of
 * missing images, then deletes its uploads. Idempotent.
 *
 * @throws LeaseLostError if the attempt lost its lease
 */
export async function endConversion(
  context: Context,
  { conversionId, userId, leaseId }: Ending,
  problem: PochittoError | null,
): Promise<void> {
  const { firestore, now } = context;
  const reference = firestore.doc(documents.imageConversion(conversionId));
  const ended = await withLedger(context, userId, async (transaction) => {
    const conversion = readDocument(imageConversionSchema, await transaction.get(reference));
    if (!conversion || !isUnfinished(conversion)) return null;
    if (leaseId !== undefined && conversion.leaseId !== leaseId) throw new LeaseLostError();
    const { deliveredCount, quotaCounted, startedAt } = conversion;
    const giveBack = await prepareQuotaRelease(
      context,
      transaction,
      conversion,
      quotaCounted - deliveredCount,
    );
    const to = deliveredCount > 0 ? ('completed' as const) : ('failed' as const);
    // If images were deleted while others were still being drawn, none may be left.
    const isDeleted = to === 'completed' && conversion.images.length === 0;
    changeConversion(transaction, reference, conversion, {
      to,
      processingTime: startedAt && Math.max(0, now().getTime() - startedAt.getTime()) / 1000,
      errorCode: problem?.code ?? null,
      errorMessage: problem && (problem.message || errorTexts.en[problem.code][0]).slice(0, 2000),
      quotaCounted: deliveredCount,
      ...noLease,
      ...(isDeleted ? { isDeleted, deletedAt: now() } : {}),
    });
    giveBack();
    return { to, deliveredCount };
  });
  if (ended) log.info(`conversion ${ended.to}`, { conversionId, delivered: ended.deliveredCount });
  await removeUnnamed(context, { conversionId, userId });
}
