import { files } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import type { Delivery } from '../deliver_stickers.ts';
import { type Attempt, assertQueueLease } from '../generation_job.ts';
import { drawPicture } from '../spending/draw_picture.ts';
import type { Manner } from './sheet_prompt.ts';

/** Inputs of a run that OpenAI draws. */
export interface AiWork {
  readonly context: Context;
  readonly attempt: Attempt;
  readonly delivery: Delivery;
  /** The photo, and the proof sheet if there is one. */
  readonly references: readonly Uint8Array[];
  /** The background that the figures are drawn on. */
  readonly ground: Manner['ground'];
  /** The sticker that main and tab show by default. */
  readonly firstId: string | null;
  /** Aborted when the attempt loses its lease: no further call is sent, and a running one is aborted. */
  readonly signal: AbortSignal;
}

/** The size at which one image for nine cells costs least. */
const size = { width: 1024, height: 1024 };

/**
 * Draws one image, or returns it if it was drawn before.
 *
 * @throws what `drawPicture` throws; LeaseLostError before anything is spent, if the attempt has ended
 */
export async function askPicture(
  { context, attempt, delivery, references, ground, signal }: AiWork,
  { callId, prompt }: { readonly callId: string; readonly prompt: string },
): Promise<Uint8Array> {
  const { userId, stampId } = attempt.queue;
  await assertQueueLease(context, null, attempt);
  const keepAt = files.sheet(userId, stampId, callId);
  const drawn = await drawPicture(context, {
    callId,
    userId,
    prompt,
    size,
    signal,
    purpose: { stampId },
    images: references,
    background: ground === 'transparent' ? 'transparent' : 'opaque',
    inputFidelity: 'high',
    keepAt,
  });
  delivery.note({ callId, model: drawn.model, prompt: drawn.prompt }, keepAt);
  return drawn.png;
}
