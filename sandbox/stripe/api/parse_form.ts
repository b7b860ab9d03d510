import qs from 'qs';
import { Refusal } from './refusal.ts';

/** A form as it came: names with brackets unfolded, every leaf still text. */
export type Form = Record<string, unknown>;

/**
 * Unfolds `a[b][0]=c`. Stripe's SDK writes lists as `expand[0]=…`, its CLI as `expand[]=…`.
 * @throws {Refusal} when names are nested or repeated beyond reason.
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
    throw new Refusal(
      400,
      { type: 'invalid_request_error', message: 'Invalid request: the parameters could not be read.' },
      false,
    );
  }
}
