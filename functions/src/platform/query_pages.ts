import type { Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';

export interface Pages {
  /** Documents in memory at once. */
  readonly size: number;
  /** When to stop and leave the rest to the next run; milliseconds since 1970. */
  readonly until: number;
}

/**
 * The documents of an ordered query, so many at a time. What is dealt with may fall out of the query meanwhile, and what could
 * not be is passed over until the next run: no page comes twice, and none is skipped.
 */
export async function* queryPages(
  query: Query,
  { size, until }: Pages,
): AsyncGenerator<QueryDocumentSnapshot[]> {
  let last: QueryDocumentSnapshot | undefined;
  do {
    const { docs } = await (last ? query.startAfter(last) : query).limit(size).get();
    if (docs.length > 0) yield docs;
    last = docs.length === size ? docs.at(-1) : undefined;
  } while (last && Date.now() < until);
}
