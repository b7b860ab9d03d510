import { PochittoError } from '../../domain/errors.ts';
import { imageModels } from '../../vendors/openai/image_models.ts';
import { presetOf } from '../draw_attempt.ts';
import type { AiWork } from './ask_picture.ts';
import { contradictionsIn } from './contradictions.ts';
import { planPoses } from './plan_poses.ts';
import type { Sheet } from './plan_sheets.ts';
import { sheetPrompt, stickerPrompt } from './sheet_prompt.ts';

/**
 * What is asked for a sheet, or for one cell of it alone: in the pose that it has among the others. Throws on a prompt
 * that contradicts itself, which is a bug.
 */
export function writePrompt(
  { context, attempt, references, ground }: AiWork,
  sheet: Sheet,
  cell: number | null = null,
): string {
  const account = context.openAi();
  if (!account) throw new PochittoError('engine_unavailable');
  const preset = presetOf(attempt);
  const poses = planPoses(
    sheet.messages.map(({ data }) => data),
    preset,
  );
  const manner = { style: preset.prompt, hasFirstDrawings: references.length > 1, ground };
  const single = cell === null && poses.length > 1 ? undefined : poses[cell ?? 0];
  const prompt = single ? stickerPrompt(single, manner) : sheetPrompt(poses, manner);
  const { alpha, mostPromptCharacters: mostCharacters } = imageModels[account.model];
  const wrong = contradictionsIn(prompt, { ground, hasAlpha: alpha === 'yes', mostCharacters });
  if (wrong.length > 0) throw new Error(`A prompt contradicts itself: ${wrong.join(', ')}.`);
  return prompt;
}
