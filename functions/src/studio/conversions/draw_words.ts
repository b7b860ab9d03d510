import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { drawPicture, isGivenBack } from '../../generation/index.ts';
import { reasonToStop } from '../../jobs/index.ts';
import { abortWhen } from '../../platform/abort_when.ts';
import type { Context } from '../../platform/context.ts';
import { missingNumbers } from '../gallery/read_images.ts';
import { readPhoto, variantPaths } from './conversion_files.ts';
import { type Attempt, assertConversionLease } from './conversion_job.ts';
import { deliverVariant } from './deliver_variant.ts';

/**
 * Draws the missing variants with OpenAI, in parallel, and returns why some can never be drawn (null if all were
 * drawn). Throws retryable errors after everything that was billed is stored, and LeaseLostError. A cancelled
 * conversion sends no further calls and aborts those in progress.
 */
export async function drawWords(
  context: Context,
  attempt: Attempt,
  photo: Uint8Array,
): Promise<PochittoError | null> {
  const missing = await missingNumbers(context, attempt);
  const reference = context.firestore.doc(documents.imageConversion(attempt.conversionId));
  const images = [photo, ...(await readReferences(context, attempt))];
  const size = sizeFor(await shapeOf(photo));
  const ends = await abortWhen(
    reference,
    (snapshot) => reasonToStop(snapshot, attempt),
    (signal) =>
      Promise.allSettled(
        missing.map((number) => drawOne(context, attempt, { number, images, size, signal })),
      ),
  );
  const reasons: unknown[] = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  const lasting = reasons.filter(isGivenBack);
  if (reasons.length > lasting.length) throw reasons.find((reason) => !isGivenBack(reason));
  return lasting[0] ?? null;
}

interface Wanted {
  readonly number: number;
  readonly images: readonly Uint8Array[];
  readonly size: { readonly width: number; readonly height: number };
  readonly signal: AbortSignal;
}

async function drawOne(
  context: Context,
  attempt: Attempt,
  { number, images, size, signal }: Wanted,
): Promise<void> {
  const { userId, prompt } = await assertConversionLease(context, null, attempt);
  const { conversionId } = attempt;
  const { png } = await drawPicture(context, {
    userId,
    images,
    size,
    signal,
    callId: `${conversionId}-${number}`,
    purpose: { conversionId },
    prompt: conversionPrompt(prompt, images.length - 1),
    background: 'opaque',
    inputFidelity: 'high',
    keepAt: variantPaths({ userId, conversionId }, 'openai', number).imagePath,
  });
  await deliverVariant(context, attempt, { number, label: null, bytes: png, ...(await shapeOf(png)) });
}

/**
 * Reads the references without their metadata. A missing one is left out, because the prompt describes the result.
 */
async function readReferences(context: Context, { conversion }: Attempt): Promise<Uint8Array[]> {
  const { studioOriginal } = await import('../../engine/index.ts');
  const read = async (path: string) => {
    try {
      return [(await studioOriginal(await readPhoto(context, path))).bytes];
    } catch (error) {
      if (error instanceof PochittoError && error.code === 'studio_photo_missing') return [];
      throw error;
    }
  };
  return (await Promise.all(conversion.referencePaths.map(read))).flat();
}

async function shapeOf(picture: Uint8Array): Promise<{ width: number; height: number }> {
  const { pictureSize } = await import('../../engine/index.ts');
  return pictureSize(picture);
}

/** Chooses the size, supported by every image model, whose aspect ratio is nearest to the photo's. */
function sizeFor({ width, height }: { readonly width: number; readonly height: number }) {
  const shape = width / height;
  if (shape > 1.2) return { width: 1536, height: 1024 };
  return shape < 1 / 1.2 ? { width: 1024, height: 1536 } : { width: 1024, height: 1024 };
}

/** Writes the prompt for an image model: the person's text, and what must not change. */
function conversionPrompt(words: string, references: number): string {
  const others =
    references === 0
      ? ''
      : ' The other pictures show the style that is meant: take the hair from them, never a face, a body or a background.';
  return [
    'The first picture is a photo of a customer at a hair salon. Make one photorealistic picture of the same person.',
    `Change only what is asked for here:\n${words}\n`,
    `Everything else stays exactly as it is in the first picture: face, features, age, expression, skin, make-up, body, clothes, pose, framing and light, and the background unless it is asked for.${others}`,
    'Hair must look natural, with real strands, roots and light on it. No text, no frame, no collage, no second person.',
  ].join('\n');
}
