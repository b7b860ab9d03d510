import { poseOf } from '../../domain/acting/acting.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { CutOut, SheetCell } from '../../engine/index.ts';
import type { QueueMessage } from '../../stamps/index.ts';
import { imageModels } from '../../vendors/openai/image_models.ts';
import { markRunning, presetOf } from '../draw_attempt.ts';
import { drawBadges } from '../draw_badges.ts';
import { isGivenBack } from '../spending/picture_outcome.ts';
import { type AiWork, askPicture } from './ask_picture.ts';
import { contradictionsIn } from './contradictions.ts';
import { failMessages } from './fail_messages.ts';
import { planPoses } from './plan_poses.ts';
import { callIdsOf, openIn, type Sheet, sheetGrid } from './plan_sheets.ts';
import { sheetPrompt, stickerPrompt } from './sheet_prompt.ts';

/** One sticker and its cell in the sheet. */
interface Place {
  readonly cell: number;
  readonly message: QueueMessage;
}

/** A sticker whose art has been drawn. */
interface Drawn {
  readonly message: QueueMessage;
  readonly cutOut: CutOut;
}

/**
 * Draws the missing stickers of a sheet: the whole sheet in one call, and each unusable cell in its own call.
 * Stickers that cannot be drawn fail, and the others continue. Throws errors that affect the whole attempt.
 */
export async function drawSheet(work: AiWork, sheet: Sheet): Promise<void> {
  if (openIn(sheet).length === 0) return;
  const open = await markRunning(work.context, work.attempt, openIn(sheet));
  warmEngine();
  await givingBack(work, open, async () => {
    const cells = await cellsOf(work, sheet);
    const missing = open.map((message) => ({
      cell: sheet.messages.findIndex(({ id }) => id === message.id),
      message,
    }));
    const found = missing.flatMap(({ cell, message }) => {
      const drawn = cells[cell];
      return drawn && 'cutOut' in drawn ? [{ message, cutOut: drawn.cutOut }] : [];
    });
    const bad = missing.filter(({ message }) => !found.some((each) => each.message === message));
    await Promise.all([
      deliverWithBadges(work, found),
      ...bad.map((place) => givingBack(work, [place.message], () => drawAlone(work, sheet, place))),
    ]);
  });
}

/** Loads the image libraries while OpenAI draws. A failure is thrown again where they are used. */
function warmEngine(): void {
  import('../../engine/index.ts').then(({ warmUp }) => warmUp()).catch(() => undefined);
}

/**
 * Returns the cells of a sheet. A sheet without a usable cell is drawn once more.
 *
 * @throws PochittoError `ai_unusable` after that
 */
async function cellsOf(work: AiWork, sheet: Sheet): Promise<SheetCell[]> {
  const { attempt } = work;
  const ids = callIdsOf(attempt, sheet);
  const prompt = writePrompt(work, sheet);
  for (const callId of [ids.sheet, ids.again]) {
    const cells = await slice(await askPicture(work, { callId, prompt }), sheet.messages.length);
    if (cells.some((cell) => 'cutOut' in cell)) return cells;
  }
  throw new PochittoError('ai_unusable', 'No cell of two sheets could be used.');
}

async function drawAlone(work: AiWork, sheet: Sheet, { cell, message }: Place): Promise<void> {
  const callId = callIdsOf(work.attempt, sheet).cell(cell);
  const [drawn] = await slice(await askPicture(work, { callId, prompt: writePrompt(work, sheet, cell) }), 1);
  if (!drawn || 'problem' in drawn) throw new PochittoError('ai_unusable', `The cell is ${drawn?.problem}.`);
  await deliver(work, [{ message, cutOut: drawn.cutOut }]);
}

/** Slices an image into figures, with their heads if faces are found. */
async function slice(png: Uint8Array, cells: number): Promise<SheetCell[]> {
  const { sliceSheet, withHeads } = await import('../../engine/index.ts');
  const grid = cells === 1 ? { columns: 1, rows: 1, cells } : { ...sheetGrid, cells };
  try {
    const found = await sliceSheet(png, grid);
    return await Promise.all(
      found.map(async (cell) => ('cutOut' in cell ? { cutOut: await withHeads(cell.cutOut) } : cell)),
    );
  } catch (error) {
    if (!(error instanceof PochittoError) || error.code !== 'photo_broken') throw error;
    throw new PochittoError('ai_unusable', 'The picture cannot be read.', { cause: error });
  }
}

async function deliverWithBadges(work: AiWork, drawn: readonly Drawn[]): Promise<void> {
  if (drawn.length === 0) return;
  work.delivery.addBadges(await badgesOf(work, drawn));
  await deliver(work, drawn);
}

/** Composes stickers from art and captions, and hands them to `delivery`. */
async function deliver(work: AiWork, drawn: readonly Drawn[]): Promise<void> {
  const { attempt, delivery } = work;
  const preset = presetOf(attempt);
  const engine = await import('../../engine/index.ts');
  const arts = await Promise.all(drawn.map(({ cutOut }) => engine.encodeCutOut(cutOut)));
  const requests = drawn.map(({ message: { data }, cutOut }) => {
    return {
      cutOut,
      text: data.message,
      pose: poseOf(data, preset),
      styleIndex: data.styleIndex,
      caption: data.caption,
      acting: data.acting,
    };
  });
  await engine.drawStickers(requests, preset, (index, sticker) => {
    const each = drawn[index];
    const art = arts[index];
    if (each && art) delivery.add(each.message, sticker, { art });
  });
}

/** Main and tab show the first sticker until the person selects another. */
function badgesOf({ attempt, firstId }: AiWork, drawn: readonly Drawn[]) {
  const { stamp, queue } = attempt;
  const preset = presetOf(attempt);
  const [one] = drawn;
  const isProofSheet = queue.proofSheet?.state !== 'approved';
  const subject = isProofSheet ? one : drawn.find(({ message }) => message.id === firstId);
  const again = drawn.find(({ message }) => message.data.regenerations > 0);
  const regenerated = again
    ? {
        messageId: again.message.id,
        cutOut: again.cutOut,
        pose: poseOf(again.message.data, preset),
        acting: again.message.data.acting,
      }
    : null;
  const drawing = { subject: subject?.cutOut ?? null, actings: [], regenerated };
  return drawBadges({ stamp, preset, ...drawing });
}

/** Fails `messages` if their image could not be drawn. */
async function givingBack(
  { context, attempt }: AiWork,
  messages: readonly QueueMessage[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isGivenBack(error)) throw error;
    await failMessages(context, attempt, messages, error);
  }
}

/**
 * Writes the prompt for a sheet, or for one of its cells in the pose that it has there. Throws if the prompt
 * contradicts itself, which is a bug.
 */
function writePrompt(
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
