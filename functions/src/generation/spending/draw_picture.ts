import { setTimeout as sleep } from 'node:timers/promises';
import { PochittoError } from '../../domain/errors.ts';
import type { OpenAiAccount } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import { waitBeforeRetry } from '../../vendors/openai/retry_policy.ts';
import { pictureProblem } from './picture_outcome.ts';
import type { PictureRequest } from './picture_request.ts';
import { tryPicture } from './try_picture.ts';

export interface DrawnPicture {
  readonly png: Uint8Array;
  readonly model: string;
  /** The prompt of the image; the earlier one if an earlier run drew it. */
  readonly prompt: string;
}

/**
 * Draws one image within the spending limits: reserves the cost, waits for a slot, calls OpenAI, retries if that is
 * safe, stores the image, and records the usage.
 *
 * @throws PochittoError `engine_unavailable` (switched off), `ai_limit_user`, `ai_limit_day`, `ai_moderation`,
 * `ai_unusable`, `ai_outcome_unknown` (expected; the last may have been billed and is not retried automatically:
 * docs/decisions/0007); `ai_busy` (transient, not billed); `ai_refused`, `engine_model_unknown` (bugs); or the
 * signal's reason
 */
export async function drawPicture(context: Context, request: PictureRequest): Promise<DrawnPicture> {
  const account = context.openAi();
  if (!account) throw new PochittoError('engine_unavailable', 'There is no key for OpenAI.');
  try {
    return await drawWith(context, account, request);
  } catch (error) {
    request.signal?.throwIfAborted();
    throw error;
  }
}

async function drawWith(
  context: Context,
  account: OpenAiAccount,
  request: PictureRequest,
): Promise<DrawnPicture> {
  for (let attempt = 1, tried = 0; ; attempt++) {
    request.signal?.throwIfAborted();
    const result = await tryPicture(context, account, request, attempt);
    if (result.kind === 'drawn') return { png: result.png, model: result.model, prompt: result.prompt };
    // An earlier run reserved this number and was not billed, so try the next number.
    if (result.kind === 'spent before') continue;
    tried++;
    const wait = waitBeforeRetry(result.outcome, tried, Math.random());
    if (wait === null) throw pictureProblem(result.outcome);
    await sleep(wait, undefined, request.signal ? { signal: request.signal } : {});
  }
}
