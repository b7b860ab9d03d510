import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import {
  type ConversionStatus,
  conversionMayBecome,
  type ImageConversion,
} from '../../domain/studio/image_conversion.ts';

/** Timestamps are written as Date. */
type Fields = Partial<Omit<ImageConversion, 'status' | 'createdAt' | 'updatedAt'>>;

/**
 * The only place that changes the status of a conversion. `conversion` must have been read in the same transaction.
 * Throws `studio_state` when the transition table does not allow it.
 */
export function changeConversion(
  transaction: Transaction,
  reference: DocumentReference,
  conversion: Pick<ImageConversion, 'status'>,
  { to, ...fields }: Fields & { readonly to: ConversionStatus },
): void {
  if (!conversionMayBecome(conversion.status, to)) {
    throw new PochittoError('studio_state', `A conversion cannot go from ${conversion.status} to ${to}.`);
  }
  transaction.update(reference, { ...fields, status: to, updatedAt: FieldValue.serverTimestamp() });
}
