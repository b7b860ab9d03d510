import { FieldPath, type Query, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { readTimeCursor, timeCursor } from './page_cursor.ts';

interface TimePage {
  /** A timestamp that every document of the list has. */
  readonly field: string;
  readonly direction?: 'asc' | 'desc';
  /** Of the page before; null for the first page. */
  readonly cursor: string | null;
  readonly size: number;
}

/**
 * One page of a query in order of time, newest first unless told otherwise. `next` is null on the last page.
 *
 * @throws PochittoError `bad_request` on a cursor that is none.
 */
export async function timePage(
  query: Query,
  { field, direction = 'desc', cursor, size }: TimePage,
): Promise<{ readonly docs: readonly QueryDocumentSnapshot[]; readonly next: string | null }> {
  const ordered = query.orderBy(field, direction).orderBy(FieldPath.documentId(), direction);
  const place = cursor === null ? null : readTimeCursor(cursor);
  const rest = place === null ? ordered : ordered.startAfter(place.time, place.id);
  const { docs } = await rest.limit(size + 1).get();
  const last = docs.length > size ? docs[size - 1] : undefined;
  return { docs: docs.slice(0, size), next: last ? timeCursor(last, field) : null };
}
