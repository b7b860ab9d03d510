import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';

/** Parses a snapshot, or null where there is none. Throws on data that breaks its schema: that is a bug. */
export function readDocument<Schema extends z.ZodType>(
  schema: Schema,
  snapshot: DocumentSnapshot,
): z.output<Schema> | null {
  if (!snapshot.exists) return null;
  const result = schema.safeParse(snapshot.data());
  if (!result.success) {
    throw new Error(`${snapshot.ref.path} breaks its schema: ${z.prettifyError(result.error)}`);
  }
  return result.data;
}
