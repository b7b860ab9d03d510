import { PochittoError } from '../../domain/errors.ts';
import type { PresetConfig } from '../../domain/preset.ts';
import { download } from '../../platform/download.ts';
import { imageModels } from '../../vendors/openai/image_models.ts';
import { presetOf } from '../draw_attempt.ts';
import { readCutOut } from '../read_cut_out.ts';
import type { AiWork } from './ask_picture.ts';
import type { Manner } from './sheet_prompt.ts';

type Work = Pick<AiWork, 'context' | 'attempt'>;

/**
 * What the figures of a set are drawn on: nothing where the model knows transparency for good, else the flat color that
 * is farthest from the photo's subject and the style.
 */
export async function chooseGround(work: Work): Promise<Manner['ground']> {
  const account = work.context.openAi();
  if (!account || imageModels[account.model].alpha === 'yes') return 'transparent';
  const { sheetGround } = await import('../../engine/index.ts');
  const preset = presetOf(work.attempt);
  return sheetGround(await subjectOf(work), { colors: colorsOf(preset), words: preset.prompt });
}

function colorsOf({ captionColors, borderColor }: PresetConfig): string[] {
  return [borderColor, ...captionColors];
}

/** The subject's pixels; the whole photo's where nothing stands out of it. */
async function subjectOf({ context, attempt }: Work): Promise<{ readonly pixels: Uint8ClampedArray }> {
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
