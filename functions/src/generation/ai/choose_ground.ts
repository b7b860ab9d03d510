import { PochittoError } from '../../domain/errors.ts';
import type { ImageModelName } from '../../domain/generation/image_model.ts';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import { download } from '../../platform/files.ts';
import { imageModels } from '../../vendors/openai/image_models.ts';
import { presetOf, readCutOut } from '../draw_attempt.ts';
import type { AiWork } from './ask_picture.ts';
import type { Manner } from './sheet_prompt.ts';

type Work = Pick<AiWork, 'context' | 'attempt'>;
type SubjectPixels = { readonly pixels: Uint8ClampedArray };

/** Chooses the background that the figures of a set are drawn on. */
export async function chooseGround(work: Work): Promise<Manner['ground']> {
  const account = work.context.openAi();
  return account ? groundFor(account.model, presetOf(work.attempt), () => subjectOf(work)) : 'transparent';
}

/**
 * Chooses the background for a model and a style: transparent if the model supports it reliably, else the flat
 * color that is farthest from the colors of subject and style.
 */
export async function groundFor(
  model: ImageModelName,
  { borderColor, captionColors, prompt }: PresetConfig,
  subject: () => Promise<SubjectPixels>,
): Promise<Manner['ground']> {
  if (imageModels[model].alpha === 'yes') return 'transparent';
  const { sheetGround } = await import('../../engine/index.ts');
  return sheetGround(await subject(), { colors: [borderColor, ...captionColors], words: prompt });
}

/** Reads the subject's pixels, or those of the whole photo if no subject is found. */
async function subjectOf({ context, attempt }: Work): Promise<SubjectPixels> {
  try {
    return await readCutOut(context, attempt);
  } catch (error) {
    if (!(error instanceof PochittoError) || error.code !== 'photo_no_subject') throw error;
    const photo = await download(context, attempt.queue.imageUri);
    if (!photo) throw new PochittoError('photo_missing');
    const { photoCanvas } = await import('../../engine/index.ts');
    return { pixels: (await photoCanvas(photo)).data };
  }
}
