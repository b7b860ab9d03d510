import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamp';
import { where } from 'firebase/firestore';
import { useLiveQuery, type WithId } from '../../../lib/firebase/live.ts';
import type { StampSet } from '../use_set.ts';

/** Another set of the person that is on its way right now: one at a time. */
export function useElsewhere({ stamp }: StampSet): WithId<Stamp> | null {
  const running = useLiveQuery(
    `${stamp.userId} running`,
    collections.stamps,
    [
      where('userId', '==', stamp.userId),
      where('deletedAt', '==', null),
      where('submission.isRunning', '==', true),
    ],
    stampSchema,
    2,
  );
  if (running.state !== 'ready') return null;
  return running.value.find(({ id }) => id !== stamp.id) ?? null;
}
