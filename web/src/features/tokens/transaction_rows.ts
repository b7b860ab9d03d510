import type { OfferId } from '@pochitto/functions/domain/tokens/prices';
import type { ChargeReason, TokenConsumption } from '@pochitto/functions/domain/tokens/token_consumption';
import type { TokenTransaction } from '@pochitto/functions/domain/tokens/token_transaction';
import type { WithId } from '../../lib/firebase/live.ts';

/** What a row of the transaction history is about; each kind has its own text. */
export type LineKind =
  | 'tokens'
  | 'ticket'
  | 'failed'
  | 'bonus'
  | 'refund'
  | 'refundUndone'
  | 'dispute'
  | 'disputeUndone'
  | ChargeReason
  | 'generationRefund'
  | 'regenerationRefund'
  | 'submissionRefund'
  | 'otherRefund';

export interface Line {
  readonly id: string;
  readonly at: Date;
  readonly kind: LineKind;
  /** Tokens: positive for incoming, negative for outgoing. */
  readonly change: number;
  /** Tokens after this row. */
  readonly balance: number;
  /** For a purchase: what was ordered. */
  readonly offer: OfferId | null;
  readonly yen: number | null;
  readonly stampId: string | null;
}

export interface Ledger {
  readonly transactions: readonly WithId<TokenTransaction>[];
  readonly consumptions: readonly WithId<TokenConsumption>[];
}

type LineWithoutBalance = Omit<Line, 'balance'>;

/**
 * Builds the transaction history, newest first. `balance` is the current balance: each row's balance is computed
 * backwards from it, so the history is right however few older entries were read. Open payments are not included.
 */
export function transactionRows(balance: number, { transactions, consumptions }: Ledger): Line[] {
  const reasons = new Map(
    consumptions.flatMap(({ id, reason }) => (reason === 'refund' ? [] : [[id, reason] as const])),
  );
  const lines = [
    ...transactions.filter(({ status }) => status !== 'pending').map(incoming),
    ...consumptions.map((entry) => outgoing(entry, reasons)),
  ].sort((one, other) => other.at.getTime() - one.at.getTime() || rank(other) - rank(one));
  let standing = balance;
  return lines.map((line) => {
    const withBalance = { ...line, balance: standing };
    standing -= line.change;
    return withBalance;
  });
}

/** Returns when an entry took effect; for one that never will, when it was created. */
export function bookedAt({ completedAt, createdAt }: TokenTransaction): Date {
  return completedAt ?? createdAt;
}

/** Among entries of the same time, a purchase comes before its reversal. */
function rank({ kind }: LineWithoutBalance): number {
  return kind === 'tokens' || kind === 'ticket' ? 0 : 1;
}

function incoming(entry: WithId<TokenTransaction>): LineWithoutBalance {
  return {
    id: entry.id,
    at: bookedAt(entry),
    kind: kindOf(entry),
    change: entry.status === 'completed' ? entry.amount : 0,
    offer: entry.kind === 'purchase' ? entry.offer : null,
    yen: entry.kind === 'bonus' ? null : entry.priceYen,
    stampId: null,
  };
}

function kindOf(entry: TokenTransaction): LineKind {
  switch (entry.kind) {
    case 'bonus':
      return 'bonus';
    case 'purchase':
      if (entry.status === 'failed') return 'failed';
      return entry.offer === 'ticket_1' ? 'ticket' : 'tokens';
    // Money that returns to us undoes a refund or ends a dispute in our favor.
    case 'refund':
      return entry.priceYen > 0 ? 'refundUndone' : 'refund';
    case 'dispute':
      return entry.priceYen > 0 ? 'disputeUndone' : 'dispute';
  }
}

const refunds = {
  generation: 'generationRefund',
  regeneration: 'regenerationRefund',
  submission: 'submissionRefund',
} as const;

function outgoing(
  entry: WithId<TokenConsumption>,
  reasons: ReadonlyMap<string, ChargeReason>,
): LineWithoutBalance {
  const { id, amount, stampId, createdAt } = entry;
  return {
    id,
    at: createdAt,
    kind: outgoingKind(entry, reasons),
    change: 0 - amount,
    offer: null,
    yen: null,
    stampId,
  };
}

/** A refund has the kind of its charge, if the charge was read too. */
function outgoingKind(entry: TokenConsumption, reasons: ReadonlyMap<string, ChargeReason>): LineKind {
  if (entry.reason !== 'refund') return entry.reason;
  const reason = reasons.get(entry.chargeId);
  return reason ? refunds[reason] : 'otherRefund';
}
