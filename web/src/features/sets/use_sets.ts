import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useMemo, useState } from 'react';
import { type Live, useHeld, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';

/** Sets read at a time: whole rows of one, two or three. */
const step = 12;

interface SetsPage {
  readonly sets: readonly WithId<Stamp>[];
  readonly hasMore: boolean;
}

/** A person's sets, newest first, a step at a time. */
export function useSets(uid: string) {
  const [most, setMost] = useState(step);
  // One more than is shown tells whether there is more.
  const found = useLiveQuery(
    uid,
    collections.stamps,
    [where('userId', '==', uid), where('deletedAt', '==', null), orderBy('createdAt', 'desc')],
    stampSchema,
    most + 1,
  );
  const page = useMemo(
    (): Live<SetsPage> =>
      found.state === 'ready'
        ? { ...found, value: { sets: found.value.slice(0, most), hasMore: found.value.length > most } }
        : found,
    [found, most],
  );
  return { ...useHeld(page, uid), more: () => setMost(most + step) };
}
