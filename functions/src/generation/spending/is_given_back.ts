import { PochittoError } from '../../domain/errors.ts';

const givenBack: ReadonlySet<string> = new Set([
  'ai_limit_user',
  'ai_limit_day',
  'ai_moderation',
  'ai_outcome_unknown',
  'ai_unusable',
]);

/** Whether an error costs what waited for this one picture, while the rest goes on. */
export function isGivenBack(error: unknown): error is PochittoError {
  return error instanceof PochittoError && givenBack.has(error.code);
}
