import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useState } from 'react';
import { type Live, useLiveQuery, type WithId } from '../../lib/live.ts';
import { useHeld } from '../../lib/use_held.ts';

/** Sets read at a time: whole rows of one, two or three. */
const step = 12;

interface Sets {
  readonly sets: Live<readonly WithId<Stamp>[]>;
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly more: () => void;
}

/** A person's sets, newest first, a step at a time. */
export function useSets(uid: string): Sets {
  const [most, setMost] = useState(step);
  // One more than is shown tells whether there is more.
  const found = useLiveQuery(
    uid,
    collections.stamps,
    [where('userId', '==', uid), where('deletedAt', '==', null), orderBy('createdAt', 'desc')],
    stampSchema,
    most + 1,
  );
  const { live, isReading } = useHeld(found, uid);
  const shown = isReading ? most - step : most;
  return {
    sets: live.state === 'ready' ? { ...live, value: live.value.slice(0, shown) } : live,
    hasMore: live.state === 'ready' && live.value.length > shown,
    isReading,
    more: () => setMost(most + step),
  };
}
