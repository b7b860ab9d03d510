import type { Refusal } from '@pochitto/functions/domain/api';

/** A refused call, with the reason to show the person. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.code, options);
    this.refusal = refusal;
  }
}

/** Returns the refusal of an error, or `internal` for an unexpected error. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof Refused ? error.refusal : { code: 'internal', path: [] };
}

/** Returns the code of a Firebase error, such as `storage/unauthorized`; null for other errors. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
