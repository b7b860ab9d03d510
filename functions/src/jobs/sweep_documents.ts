import { FieldPath, type Query, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Context } from '../platform/context.ts';
import { type Range, type SweepOptions, type Swept, sweep } from './sweep.ts';

interface DocumentSweep extends SweepOptions {
  /** A query over one collection, without order, limit or cursor. With `select`, it must also select `orderBy`. */
  readonly query: Query;
  /** The field that orders the documents; null = only by their ids. */
  readonly orderBy: string | null;
}

/**
 * Processes every document of a query, in pages with a stored cursor: see `sweep`. Documents may leave the query or
 * move within it in the meantime. `work` parses its document itself; an error affects that document only.
 */
export function sweepDocuments(
  context: Pick<Context, 'firestore'>,
  { query, orderBy, ...options }: DocumentSweep,
  work: (snapshot: QueryDocumentSnapshot) => Promise<unknown>,
): Promise<Swept> {
  const ordered = (orderBy === null ? query : query.orderBy(orderBy)).orderBy(FieldPath.documentId());
  return sweep(
    context,
    {
      pages: (range, size) => documentPages(ordered, range, size),
      placeOf: (snapshot) =>
        orderBy === null ? [snapshot.id] : [snapshot.get(orderBy) as unknown, snapshot.id],
      idOf: ({ id }) => id,
    },
    options,
    work,
  );
}

async function* documentPages(
  ordered: Query,
  { after, upTo }: Range,
  size: number,
): AsyncGenerator<QueryDocumentSnapshot[]> {
  const bounded = upTo === null ? ordered : ordered.endAt(...upTo);
  let next = after === null ? bounded : bounded.startAfter(...after);
  for (;;) {
    const { docs } = await next.limit(size).get();
    if (docs.length > 0) yield docs;
    const last = docs.at(-1);
    if (last === undefined || docs.length < size) return;
    next = bounded.startAfter(last);
  }
}
