import type { ImageConversion } from '../domain/image_conversion.ts';
import { documents, ids } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import type { Attempt } from './conversion_job.ts';

/** Numbers of the variants that no attempt has delivered. Images deleted since count as delivered. */
export async function missingNumbers({ firestore }: Context, attempt: Attempt): Promise<number[]> {
  const numbers = numbersOf(attempt.conversion);
  const snapshots = await firestore.getAll(
    ...numbers.map((number) =>
      firestore.doc(documents.generatedImage(ids.generatedImage(attempt.conversionId, number))),
    ),
  );
  return numbers.filter((_, index) => !snapshots[index]?.exists);
}

const numbersOf = ({ generationCount }: ImageConversion) =>
  Array.from({ length: generationCount }, (_, index) => index + 1);
