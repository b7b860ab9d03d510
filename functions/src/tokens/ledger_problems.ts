import { ids } from '../domain/paths.ts';
import type { Stamp } from '../domain/stamps/stamp.ts';
import { offers } from '../domain/tokens/prices.ts';
import type { Ticket, TicketConsumption } from '../domain/tokens/ticket.ts';
import {
  type GenerationConsumption,
  type RefundConsumption,
  refundDue,
  type TokenConsumption,
} from '../domain/tokens/token_consumption.ts';
import type { Reversal, TokenTransaction } from '../domain/tokens/token_transaction.ts';

type ById<Document> = ReadonlyMap<string, Document>;

/** One person's whole ledger, read in one transaction. */
export interface Book {
  readonly tokenBalance: number;
  readonly transactions: ById<TokenTransaction>;
  readonly consumptions: ById<TokenConsumption>;
  readonly stamps: ById<Pick<Stamp, 'consumedTokens'>>;
  readonly tickets: ById<Ticket>;
  readonly ticketConsumptions: ById<TicketConsumption>;
}

/** Returns one line for each broken invariant of a ledger; empty if it is consistent. */
export function ledgerProblems(book: Book): string[] {
  return [
    ...balanceProblems(book),
    ...dateProblems(book),
    ...stampProblems(book),
    ...refundProblems(book),
    ...chargeProblems(book),
    ...ticketProblems(book),
    ...purchaseProblems(book),
  ];
}

function balanceProblems({ tokenBalance, transactions, consumptions }: Book): string[] {
  const completed = [...transactions.values()].filter(({ status }) => status === 'completed');
  const expected = sum(completed) - sum([...consumptions.values()]);
  return expected === tokenBalance ? [] : [`tokenBalance is ${tokenBalance}, its entries make ${expected}`];
}

function dateProblems({ transactions }: Book): string[] {
  return [...transactions]
    .filter(([, { status, completedAt }]) => (status === 'completed') !== (completedAt !== null))
    .map(([id, { status, completedAt }]) => {
      const since = completedAt === null ? 'at no time' : `at ${completedAt.toISOString()}`;
      return `token_transactions/${id} is ${status}, and was completed ${since}`;
    });
}

function stampProblems({ stamps, consumptions }: Book): string[] {
  const byStamp = Map.groupBy(consumptions.values(), ({ stampId }) => stampId);
  const strays = [...byStamp.keys()].filter((stampId) => !stamps.has(stampId));
  const wrong = [...stamps].flatMap(([id, { consumedTokens }]) => {
    const expected = sum(byStamp.get(id) ?? []);
    return expected === consumedTokens
      ? []
      : [`stamps/${id}: consumedTokens is ${consumedTokens}, its entries make ${expected}`];
  });
  return [...strays.map((id) => `stamps/${id} is missing, and has consumptions`), ...wrong];
}

function refundProblems({ consumptions }: Book): string[] {
  const refunded = new Set<string>();
  return [...consumptions].flatMap(([id, entry]) => {
    const { amount } = entry;
    if (entry.reason !== 'refund') return amount < 0 ? [`token_consumptions/${id} takes ${amount}`] : [];
    const charge = consumptions.get(entry.chargeId);
    const isTwice = refunded.has(entry.chargeId);
    refunded.add(entry.chargeId);
    if (!charge || isTwice || amount > 0 || 0 - amount > charge.amount) {
      return [`token_consumptions/${id} gives ${0 - amount} back of ${charge?.amount ?? 'nothing'}`];
    }
    return charge.reason === 'generation' ? undeliveredProblems(id, entry, charge) : [];
  });
}

/** A refund lists stickers that were not delivered: a subset of those its charge paid for, at the same price. */
function undeliveredProblems(
  id: string,
  { amount, messageIds }: RefundConsumption,
  charge: GenerationConsumption,
): string[] {
  const undelivered = charge.messageIds.filter((messageId) => messageIds.includes(messageId)).length;
  const due = refundDue(charge, undelivered);
  return 0 - amount === due && undelivered === messageIds.length
    ? []
    : [`token_consumptions/${id} gives ${0 - amount} back, and ${due} are due for what never came`];
}

/** No sticker is paid with tokens twice, unless the first charge for it was refunded. */
function chargeProblems({ consumptions }: Book): string[] {
  const refunds = new Map<string, ReadonlySet<string>>();
  for (const entry of consumptions.values()) {
    if (entry.reason === 'refund') refunds.set(entry.chargeId, new Set(entry.messageIds));
  }
  const paid = new Map<string, string>();
  return [...consumptions].flatMap(([id, entry]) => {
    if (entry.reason !== 'generation') return [];
    const stands = entry.messageIds.filter((messageId) => !refunds.get(id)?.has(messageId));
    const again = stands.filter((messageId) => paid.has(messageId));
    for (const messageId of stands) paid.set(messageId, id);
    return again.map((messageId) => `token_consumptions/${id} pays ${messageId} a second time`);
  });
}

function ticketProblems({ tickets, ticketConsumptions }: Book): string[] {
  const living = [...ticketConsumptions.values()].filter(({ deletedAt }) => !deletedAt);
  const uses = Map.groupBy(living, ({ ticketId }) => ticketId);
  const strays = [...uses.keys()].filter((ticketId) => !tickets.has(ticketId));
  const wrong = [...tickets].flatMap(([id, { consumedAt, deletedAt }]) => {
    const times = uses.get(id)?.length ?? 0;
    if (times !== (consumedAt ? 1 : 0)) return [`tickets/${id} paid for ${times} queues`];
    return consumedAt && deletedAt ? [`tickets/${id} is used and taken back`] : [];
  });
  return [
    ...strays.map((id) => `tickets/${id} is missing, and was used`),
    ...wrong,
    ...[...ticketConsumptions].flatMap(([id, consumption]) => creditProblems(id, consumption)),
  ];
}

/** A ticket delivers no more than it covers, and a ticket that was given back has delivered nothing. */
function creditProblems(
  id: string,
  { covered, delivered, messageIds, deletedAt }: TicketConsumption,
): string[] {
  const most = deletedAt ? 0 : covered;
  return delivered + messageIds.length > most
    ? [`ticket_consumptions/${id} delivered ${delivered} and makes ${messageIds.length} of ${most}`]
    : [];
}

function purchaseProblems({ transactions, tickets }: Book): string[] {
  const reversals = Map.groupBy(
    [...transactions.values()].filter(isReversal),
    ({ purchaseId }) => purchaseId,
  );
  return [...transactions].flatMap(([id, entry]) => {
    if (entry.kind === 'bonus') return [];
    if (isReversal(entry)) {
      const purchase = transactions.get(entry.purchaseId);
      const isPaid = purchase?.kind === 'purchase' && purchase.status === 'completed';
      return isPaid ? [] : [`token_transactions/${id} undoes what was never paid`];
    }
    const { status, offer, reversedYen, reversedTokens } = entry;
    const entries = reversals.get(id) ?? [];
    const taken = [0 - sum(entries), 0 - entries.reduce((yen, { priceYen }) => yen + priceYen, 0)];
    if (taken[0] !== reversedTokens || taken[1] !== reversedYen) {
      return [
        `token_transactions/${id} says ${reversedTokens} for ¥${reversedYen} went back, its entries ${taken}`,
      ];
    }
    if (offers[offer].tickets === 0) return [];
    return tickets.has(ids.purchasedTicket(id)) === (status === 'completed')
      ? []
      : [`token_transactions/${id} is ${status}, and its ticket does not fit`];
  });
}

const isReversal = (entry: TokenTransaction): entry is Reversal =>
  entry.kind === 'refund' || entry.kind === 'dispute';

const sum = (entries: readonly { amount: number }[]) =>
  entries.reduce((total, { amount }) => total + amount, 0);
