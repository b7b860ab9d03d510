import {
  type DocumentSnapshot,
  FieldPath,
  type Query,
  type QueryDocumentSnapshot,
  Timestamp,
} from 'firebase-admin/firestore';
import { z } from 'zod';
import { PochittoError } from '../domain/errors.ts';
import { mostNameCharacters } from '../domain/name_text.ts';
import { uidSchema } from '../domain/paths.ts';

/** Where a page of a list ended: the sort value and the document id. */
export interface PagePlace {
  readonly value: string;
  readonly id: string;
}

const placeSchema = z.tuple([
  z
    .string()
    .max(mostNameCharacters)
    .refine((text) => text.isWellFormed()),
  uidSchema,
]);

export function writeCursor({ value, id }: PagePlace): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/**
 * Parses a cursor.
 *
 * @throws PochittoError `bad_request` for a cursor that `writeCursor` did not create
 */
export function readCursor(cursor: string): PagePlace {
  try {
    const [value, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { value, id };
  } catch {
    throw notOurs();
  }
}

/** Returns the cursor after a document of a list that is sorted by `field`, a timestamp, and then by id. */
export function timeCursor(snapshot: DocumentSnapshot, field: string): string {
  const time: unknown = snapshot.get(field);
  if (!(time instanceof Timestamp)) throw new Error(`${snapshot.ref.path} has no ${field}.`);
  return writeCursor({ value: `${time.seconds}.${time.nanoseconds}`, id: snapshot.id });
}

/**
 * Returns where a list by time continues.
 *
 * @throws PochittoError `bad_request` for a cursor that `timeCursor` did not create
 */
export function readTimeCursor(cursor: string): { readonly time: Timestamp; readonly id: string } {
  const { value, id } = readCursor(cursor);
  const [seconds, nanoseconds] = value.split('.').map(Number);
  try {
    return { time: new Timestamp(seconds ?? Number.NaN, nanoseconds ?? Number.NaN), id };
  } catch {
    throw notOurs();
  }
}

const notOurs = () => new PochittoError('bad_request', 'That is no cursor of ours.');

interface TimePage {
  /** A timestamp field that every document of the list has. */
  readonly field: string;
  readonly direction?: 'asc' | 'desc';
  /** Cursor of the previous page; null for the first page. */
  readonly cursor: string | null;
  readonly size: number;
}

/**
 * Reads one page of a query in order of time, by default newest first. `next` is null on the last page.
 *
 * @throws PochittoError `bad_request` for an invalid cursor
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
