import { type Refusal, refusal } from '@pochitto/functions/domain/api';
import { isErrorCode } from '@pochitto/functions/domain/error_codes';
import { z } from 'zod';
import { errorCode, Refused } from './refused.ts';

/**
 * Codes of the SDK for a function that could not be reached. Our functions send details with every error; without
 * them, `internal` means that the request got no answer.
 */
const unreachable = new Set([
  'functions/unavailable',
  'functions/internal',
  'functions/deadline-exceeded',
  'functions/cancelled',
  'appCheck/fetch-network-error',
]);

/** Converts what a call of a function throws. */
export function refusedBy(error: unknown): Refused {
  const code = errorCode(error);
  const details = refusal.safeParse(error instanceof Error && 'details' in error ? error.details : null);
  if (details.success) return new Refused(details.data, { cause: error });
  if (code === 'functions/unauthenticated') {
    return new Refused({ code: 'sign_in_required', path: [] }, { cause: error });
  }
  if (code !== null && unreachable.has(code)) {
    return new Refused({ code: 'unavailable', path: [] }, { cause: error });
  }
  // No token could be obtained.
  if (code?.startsWith('appCheck/'))
    return new Refused({ code: 'app_unverified', path: [] }, { cause: error });
  if (error instanceof z.ZodError) return new Refused(refusalOfInput(error), { cause: error });
  if (error instanceof TypeError) return new Refused({ code: 'unavailable', path: [] }, { cause: error });
  return new Refused({ code: 'internal', path: [] }, { cause: error });
}

/** Returns the refusal that the server would give: the code of the first issue if the schema names one. */
function refusalOfInput({ issues: [issue] }: z.ZodError): Refusal {
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  return { code: isErrorCode(issue?.message) ? issue.message : 'internal', path };
}
