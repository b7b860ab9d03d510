import qs from 'qs';
import { ApiError } from './api_error.ts';

/** A parsed form: bracketed names are nested, values are still text. */
export type Form = Record<string, unknown>;

/**
 * Parses `a[b][0]=c`. Stripe's SDK writes lists as `expand[0]=…`, its CLI as `expand[]=…`.
 * @throws {ApiError} if names are nested too deeply or repeated too often.
 */
export function parseForm(text: string): Form {
  try {
    return qs.parse(text, {
      depth: 8,
      strictDepth: true,
      arrayLimit: 100,
      parameterLimit: 1000,
      throwOnLimitExceeded: true,
      ignoreQueryPrefix: true,
    });
  } catch {
    throw new ApiError(
      400,
      { type: 'invalid_request_error', message: 'Invalid request: the parameters could not be read.' },
      false,
    );
  }
}
