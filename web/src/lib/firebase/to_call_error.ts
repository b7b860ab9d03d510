import { type ErrorDetails, errorDetails } from '@pochitto/functions/domain/api';
import { isErrorCode } from '@pochitto/functions/domain/error_codes';
import { z } from 'zod';
import { CallError, errorCode } from './call_error.ts';

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
export function toCallError(error: unknown): CallError {
  const code = errorCode(error);
  const sent = errorDetails.safeParse(error instanceof Error && 'details' in error ? error.details : null);
  if (sent.success) return new CallError(sent.data, { cause: error });
  if (code === 'functions/unauthenticated') {
    return new CallError({ code: 'sign_in_required', path: [] }, { cause: error });
  }
  if (code !== null && unreachable.has(code)) {
    return new CallError({ code: 'unavailable', path: [] }, { cause: error });
  }
  // No token could be obtained.
  if (code?.startsWith('appCheck/'))
    return new CallError({ code: 'app_unverified', path: [] }, { cause: error });
  if (error instanceof z.ZodError) return new CallError(inputErrorDetails(error), { cause: error });
  if (error instanceof TypeError) return new CallError({ code: 'unavailable', path: [] }, { cause: error });
  return new CallError({ code: 'internal', path: [] }, { cause: error });
}

/** Returns the details that the server would give: the code of the first issue if the schema names one. */
function inputErrorDetails({ issues: [issue] }: z.ZodError): ErrorDetails {
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  return { code: isErrorCode(issue?.message) ? issue.message : 'internal', path };
}
