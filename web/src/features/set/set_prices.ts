import { collections } from '@pochitto/functions/domain/paths';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { prices, regenerationPrice } from '@pochitto/functions/domain/tokens/prices';
import { creditLeft, ticketConsumptionSchema } from '@pochitto/functions/domain/tokens/ticket';
import { standingCharges, tokenConsumptionSchema } from '@pochitto/functions/domain/tokens/token_consumption';
import { where } from 'firebase/firestore';
import { ofOne, useLiveQuery } from '../../lib/firebase/live.ts';

/** Returns how many stickers a set's ticket can still pay; 0 for a set without one, null while loading. */
export function useTicketCredit({ payWith, queueId, userId }: Stamp): number | null {
  const isByTicket = payWith === 'ticket';
  // There is no account before the photo arrives. A query, unlike a document, may find nothing.
  const accounts = useLiveQuery(
    isByTicket ? `${queueId} credit` : null,
    collections.ticketConsumptions,
    [where('userId', '==', userId), where('queueId', '==', queueId)],
    ticketConsumptionSchema,
    ofOne,
  );
  if (!isByTicket) return 0;
  if (accounts.state !== 'ready') return accounts.state === 'loading' ? null : 0;
  return accounts.value.reduce((left, account) => left + creditLeft(account), 0);
}

export interface RegenerationPrice {
  readonly price: number;
  /** Free regenerations that this set still has. */
  readonly left: number;
}

/** Returns the price of the next regeneration in a set, by the set's ledger entries; null while loading. */
export function useRegenerationPrice(stampId: string, uid: string): RegenerationPrice | null {
  const entries = useLiveQuery(
    `${stampId} regenerations`,
    collections.tokenConsumptions,
    [where('userId', '==', uid), where('stampId', '==', stampId)],
    tokenConsumptionSchema,
    ofOne,
  );
  if (entries.state !== 'ready') return null;
  const before = standingCharges(entries.value, 'regeneration').length;
  return { price: regenerationPrice(before), left: Math.max(0, prices.freeRegenerations - before) };
}
