import { PochittoError } from '../domain/errors.ts';
import { imageConversionSchema } from '../domain/image_conversion.ts';
import { collections } from '../domain/paths.ts';
import { sweepDocuments } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { endConversion } from './end_conversion.ts';
import { handOn, leaseSeconds } from './hand_on.ts';

/** Hours after which a conversion that no task has finished counts as failed. */
const hoursForTask = 6;

/** Enqueues conversions again that nobody has finished for long, and ends what stays stuck: that gives back. Answers how many. */
export async function sweepConversions(context: Context, until?: number): Promise<number> {
  const { firestore, now } = context;
  const ago = (seconds: number) => new Date(now().getTime() - seconds * 1000);
  const query = firestore
    .collection(collections.imageConversions)
    .where('status', 'in', ['pending', 'processing'])
    .where('createdAt', '<', ago(2 * leaseSeconds));
  const { done } = await sweepDocuments(
    context,
    { name: 'conversions', query, orderBy: 'createdAt', ...(until === undefined ? {} : { until }) },
    async (snapshot) => {
      const conversion = readDocument(imageConversionSchema, snapshot);
      if (!conversion) return false;
      const { userId, createdAt, leaseUntil } = conversion;
      const ending = { conversionId: snapshot.id, userId };
      if (createdAt < ago(hoursForTask * 3600)) {
        await endConversion(context, ending, new PochittoError('studio_failed', 'No task came for it.'));
      } else if (!leaseUntil || leaseUntil <= now()) {
        await handOn(context, snapshot.id, `sweep${now().getTime()}`);
      }
    },
  );
  return done;
}
