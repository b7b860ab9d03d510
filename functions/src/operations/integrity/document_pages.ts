import { FieldPath, type Query, type QueryDocumentSnapshot } from 'firebase-admin/firestore';

const pageSize = 200;

/** The documents of a query in the order of their ids, so many at a time, while it is before `until` (ms since 1970). */
export async function* documentPages(query: Query, until: number): AsyncGenerator<QueryDocumentSnapshot[]> {
  const ordered = query.orderBy(FieldPath.documentId()).limit(pageSize);
  let last: QueryDocumentSnapshot | undefined;
  do {
    const { docs } = await (last ? ordered.startAfter(last) : ordered).get();
    if (docs.length > 0) yield docs;
    last = docs.length === pageSize ? docs.at(-1) : undefined;
  } while (last && Date.now() < until);
}
