import { type User, userSchema } from '@pochitto/functions/domain/accounts/user';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { type Ticket, ticketSchema } from '@pochitto/functions/domain/tokens/ticket';
import { orderBy, where } from 'firebase/firestore';
import { CallError } from '../lib/firebase/call_error.ts';
import { type Live, useLiveDocument, useLiveQuery, type WithId } from '../lib/firebase/live.ts';

/** Limit of tickets of one kind that are read. */
const mostTickets = 100;

export interface Wallet {
  readonly profile: WithId<User>;
  /** In tokens; negative after a refund of tokens that were already spent. */
  readonly balance: number;
  /** The newest tickets that were used or revoked. */
  readonly others: readonly WithId<Ticket>[];
  /** Tickets that still pay for a set, newest first. */
  readonly usable: readonly WithId<Ticket>[];
}

/** Subscribes to what a person can pay with. */
export function useWallet(uid: string): Live<Wallet> {
  const profile = useLiveDocument(documents.user(uid), userSchema);
  // The rules deny all reads without an active profile, so a denied read is not repeated.
  const isActive = profile.state === 'ready' && profile.value.isActive && !profile.value.deletedAt;
  const tickets = useLiveQuery(
    isActive ? `${uid} all` : null,
    collections.tickets,
    [where('userId', '==', uid), orderBy('createdAt', 'desc')],
    ticketSchema,
    mostTickets,
  );
  const unused = useLiveQuery(
    isActive ? `${uid} unused` : null,
    collections.tickets,
    [where('userId', '==', uid), where('consumedAt', '==', null)],
    ticketSchema,
    mostTickets,
  );
  if (profile.state !== 'ready') return profile;
  if (!isActive) return { state: 'failed', error: new CallError({ code: 'account_inactive', path: [] }) };
  if (tickets.state !== 'ready') return tickets;
  if (unused.state !== 'ready') return unused;
  const usable = unused.value
    .filter(({ deletedAt }) => !deletedAt)
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  const known = new Set(usable.map(({ id }) => id));
  const others = tickets.value.filter(
    ({ id, consumedAt, deletedAt }) => !known.has(id) && (consumedAt || deletedAt),
  );
  return {
    state: 'ready',
    value: { profile: profile.value, balance: profile.value.tokenBalance, others, usable },
  };
}
