import type { ImageConversion } from '../domain/image_conversion.ts';
import { documents, ids } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import type { Attempt } from './conversion_job.ts';

/** The variants, by number, that no attempt has brought yet. What the person has deleted since was brought all the same. */
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
