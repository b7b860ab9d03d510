import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';

/** A document's data do not fit its schema: a bug, or a hand in the console. */
export class BrokenDocumentError extends Error {
  override readonly name = 'BrokenDocumentError';
  /** Path of the document. */
  readonly place: string;
  /** The parser's words: fields, and what they should be. */
  readonly details: string;

  constructor(place: string, details: string) {
    super(`${place} breaks its schema: ${details}`);
    this.place = place;
    this.details = details;
  }
}

/**
 * Parses a snapshot, or null where there is none.
 *
 * @throws BrokenDocumentError on data that break the schema.
 */
export function readDocument<Schema extends z.ZodType>(
  schema: Schema,
  snapshot: DocumentSnapshot,
): z.output<Schema> | null {
  if (!snapshot.exists) return null;
  const result = schema.safeParse(snapshot.data());
  if (!result.success) {
    throw new BrokenDocumentError(snapshot.ref.path, z.prettifyError(result.error));
  }
  return result.data;
}
