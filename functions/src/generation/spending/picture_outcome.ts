import type { ErrorCode } from '../../domain/error_codes.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { EditFailure } from '../../vendors/openai/edit_outcome.ts';

const codes: Readonly<Record<EditFailure['kind'], ErrorCode>> = {
  rate_limited: 'ai_busy',
  server_error: 'ai_busy',
  not_sent: 'ai_busy',
  outcome_unknown: 'ai_outcome_unknown',
  moderation_blocked: 'ai_moderation',
  refused: 'ai_refused',
  malformed_answer: 'ai_unusable',
};

/** Maps a failed call to the error that the person sees. */
export function pictureProblem(failure: Pick<EditFailure, 'kind' | 'message' | 'requestId'>): PochittoError {
  const { kind, message, requestId } = failure;
  return new PochittoError(codes[kind], `OpenAI: ${kind} ${message} ${requestId ?? ''}`.trimEnd());
}

const givenBack: ReadonlySet<string> = new Set([
  'ai_limit_user',
  'ai_limit_day',
  'ai_moderation',
  'ai_outcome_unknown',
  'ai_unusable',
]);

/** Whether an error fails only the stickers of this image, while the others continue. */
export function isGivenBack(error: unknown): error is PochittoError {
  return error instanceof PochittoError && givenBack.has(error.code);
}
