import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { noLease } from '../../domain/lease.ts';
import { documents, ids } from '../../domain/paths.ts';
import { isUnfinished } from '../../domain/studio/image_conversion.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { withLedger } from '../../tokens/index.ts';
import { prepareQuotaRelease } from '../quota/quota.ts';
import { removeUnnamed } from '../retention/remove_unnamed.ts';
import { changeConversion, readOwnConversion } from './conversion_record.ts';

/**
 * Cancels a conversion immediately: it leaves the gallery with all its files, including finished images. Stored
 * images count toward the quota, the others are released. The running attempt aborts the calls that can be aborted,
 * and later results are dropped. A finished conversion is left unchanged.
 */
export async function cancelConversion(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { conversionId }: CallableRequest<'cancelConversion'>,
): Promise<CallableOutput<'cancelConversion'>> {
  const { firestore, now } = context;
  const reference = firestore.doc(documents.imageConversion(conversionId));
  await withLedger(context, uid, async (transaction) => {
    const conversion = await readOwnConversion(context, transaction, { uid, conversionId });
    if (!isUnfinished(conversion)) return;
    const { quotaCounted, deliveredCount } = conversion;
    const giveBack = await prepareQuotaRelease(
      context,
      transaction,
      conversion,
      quotaCounted - deliveredCount,
    );
    changeConversion(transaction, reference, conversion, {
      to: 'cancelled',
      isDeleted: true,
      deletedAt: now(),
      quotaCounted: deliveredCount,
      images: [],
      ...noLease,
    });
    for (let number = 1; number <= conversion.generationCount; number += 1) {
      transaction.delete(firestore.doc(documents.generatedImage(ids.generatedImage(conversionId, number))));
    }
    giveBack();
    log.info('conversion cancelled', { conversionId });
  });
  await removeUnnamed(context, { conversionId, userId: uid });
  return {};
}
