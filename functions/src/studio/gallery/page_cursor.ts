import { z } from 'zod';
import { uidSchema } from '../../domain/document_id.ts';
import { PochittoError } from '../../domain/errors.ts';

/** Where a page of a list ended: the sort value and the document id. */
export interface PagePlace {
  readonly value: string;
  readonly id: string;
}

const placeSchema = z.tuple([
  z
    .string()
    .max(150)
    .refine((text) => text.isWellFormed()),
  uidSchema,
]);

export function writeCursor({ value, id }: PagePlace): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** Throws `bad_request` on a cursor that `writeCursor` did not create. */
export function readCursor(cursor: string): PagePlace {
  try {
    const [value, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { value, id };
  } catch {
    throw new PochittoError('bad_request', 'That is no cursor of ours.');
  }
}
