import { collections } from '@pochitto/functions/domain/paths';
import { prices, regenerationPrice } from '@pochitto/functions/domain/prices';
import { tokenConsumptionSchema } from '@pochitto/functions/domain/token_consumption';
import { where } from 'firebase/firestore';
import { ofOne, useLiveQuery } from '../../lib/firebase/live.ts';

export interface RegenerationPrice {
  readonly price: number;
  /** Free regenerations that this set still has. */
  readonly left: number;
}

/** What the next regeneration in a set costs, by the set's own ledger entries; null while they are read. */
export function useRegenerationPrice(stampId: string, uid: string): RegenerationPrice | null {
  const entries = useLiveQuery(
    `${stampId} regenerations`,
    collections.tokenConsumptions,
    [where('userId', '==', uid), where('stampId', '==', stampId)],
    tokenConsumptionSchema,
    ofOne,
  );
  if (entries.state !== 'ready') return null;
  const returned = new Set(entries.value.map(({ returnOf }) => returnOf));
  const before = entries.value.filter(
    ({ id, reason }) => reason === 'regeneration' && !returned.has(id),
  ).length;
  return { price: regenerationPrice(before), left: Math.max(0, prices.freeRegenerations - before) };
}
