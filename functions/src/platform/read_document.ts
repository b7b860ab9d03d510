import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';

/** A document does not match its schema, because of a bug or a manual edit in the Firebase console. */
export class BrokenDocumentError extends Error {
  override readonly name = 'BrokenDocumentError';
  /** Path of the document. */
  readonly place: string;
  /** The parser's message: fields, and what was expected. */
  readonly details: string;

  constructor(place: string, details: string) {
    super(`${place} breaks its schema: ${details}`);
    this.place = place;
    this.details = details;
  }
}

/**
 * Parses a snapshot; null if the document does not exist.
 *
 * @throws BrokenDocumentError if the data do not match the schema
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
