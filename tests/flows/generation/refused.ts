import type { ErrorCode } from '../../../functions/src/domain/error_codes.ts';
import { PochittoError } from '../../../functions/src/domain/errors.ts';

/** The code by which work was refused. Throws when it was not. */
export async function refused(work: Promise<unknown>): Promise<ErrorCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof PochittoError) return error.code;
    throw error;
  }
  throw new Error('It was not refused.');
}
