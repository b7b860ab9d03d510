import { collections } from '@pochitto/functions/domain/paths';
import type { Stamp } from '@pochitto/functions/domain/stamp';
import { creditLeft, ticketConsumptionSchema } from '@pochitto/functions/domain/ticket';
import { where } from 'firebase/firestore';
import { ofOne, useLiveQuery } from '../../lib/firebase/live.ts';

/** Stickers that a set's ticket can still make; 0 for a set without one, null while it is read. */
export function useTicketCredit({ payWith, queueId, userId }: Stamp): number | null {
  const isByTicket = payWith === 'ticket';
  // Before the photo there is no account yet: a query, unlike a document, may find nothing.
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
