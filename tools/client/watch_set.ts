import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { doc, onSnapshot } from 'firebase/firestore';
import type { Browser } from './person.ts';
import { until } from './until.ts';

/** Resolves with the set once it matches, watched like the page does; by default waits up to two minutes. */
export function untilSet(
  { firestore }: Browser,
  stampId: string,
  isIt: (set: Stamp) => boolean,
  what: string,
  seconds?: number,
): Promise<Stamp> {
  return until<Stamp>(
    (look, fail) =>
      onSnapshot(
        doc(firestore, 'stamps', stampId),
        (snapshot) => look(stampSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    isIt,
    { what, ...(seconds ? { seconds } : {}) },
  );
}
