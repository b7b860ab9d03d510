import type { ErrorCode } from '../../../functions/src/domain/error_codes.ts';
import { PochittoError } from '../../../functions/src/domain/errors.ts';

/** Returns the error code with which `work` was rejected. @throws Error if it succeeded. */
export async function rejectionCode(work: Promise<unknown>): Promise<ErrorCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof PochittoError) return error.code;
    throw error;
  }
  throw new Error('The work succeeded, but a rejection was expected.');
}
