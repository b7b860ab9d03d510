import type { ErrorDetails } from '@pochitto/functions/domain/api';

/** A failed call, with the reason to show the person. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly details: ErrorDetails;

  constructor(details: ErrorDetails, options?: ErrorOptions) {
    super(details.code, options);
    this.details = details;
  }
}

/** Returns the details of an error, or `internal` for an unexpected error. */
export function errorDetailsOf(error: unknown): ErrorDetails {
  return error instanceof CallError ? error.details : { code: 'internal', path: [] };
}

/** Returns the code of a Firebase error, such as `storage/unauthorized`; null for other errors. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
