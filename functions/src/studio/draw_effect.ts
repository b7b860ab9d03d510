import type { Context } from '../platform/context.ts';
import { type Attempt, assertConversionLease } from './conversion_job.ts';
import { deliverVariant } from './deliver_variant.ts';
import { missingNumbers } from './missing_numbers.ts';

/**
 * Draws the missing variants with the embedded engine, one after the other; each lands as soon as it is finished, and a
 * conversion that was cancelled gets no further one. Throws what the engine throws, and LeaseLostError.
 */
export async function drawEffect(context: Context, attempt: Attempt, photo: Uint8Array): Promise<void> {
  const { effect, generationCount } = attempt.conversion;
  if (!effect) throw new Error(`Conversion ${attempt.conversionId} has no effect.`);
  const missing = await missingNumbers(context, attempt);
  if (missing.length === 0) return;
  const { drawVariants } = await import('../engine/index.ts');
  const wanted = missing.map((number) => number - 1);
  for await (const { index, label, bytes, width, height } of drawVariants(
    photo,
    effect,
    generationCount,
    wanted,
  )) {
    await deliverVariant(context, attempt, { number: index + 1, label, bytes, width, height });
    await assertConversionLease(context, null, attempt);
  }
}
