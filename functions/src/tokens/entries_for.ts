import { ids } from '../domain/paths.ts';
import { prices } from '../domain/tokens/prices.ts';
import type { PaymentState } from '../domain/tokens/token_transaction.ts';
import { type TransactionStatus, transactionTransitions } from '../domain/tokens/token_transaction.ts';
import { mayFollow } from '../domain/transition.ts';

/** A purchase and the state of its ledger entries. */
export interface Recorded {
  readonly status: TransactionStatus;
  /** What the purchase credits: tokens, or a ticket. */
  readonly tokens: number;
  readonly tickets: 0 | 1;
  readonly yen: number;
  /** Ids of the entries that already exist. */
  readonly known: ReadonlySet<string>;
  /**
   * Total reversed so far by refunds and disputes: yen, and tokens (negative if a ticket covers more than is due).
   */
  readonly taken: { readonly yen: number; readonly tokens: number };
  /** State of the purchased ticket: `taken` if a refund or dispute took it back; null if there is none yet. */
  readonly ticket: 'unused' | 'used' | 'taken' | null;
}

/** The part of a `PaymentSnapshot` that determines the entries. */
export interface Facts {
  readonly state: PaymentState;
  readonly reversals: readonly {
    readonly id: string;
    readonly kind: 'refund' | 'dispute';
    readonly yen: number;
    readonly isUndone: boolean;
  }[];
}

/** An entry to add. `amount` in tokens and `yen` are negative for reversals, positive when a reversal is undone. */
export interface NewEntry {
  readonly id: string;
  readonly kind: 'refund' | 'dispute';
  readonly amount: number;
  readonly yen: number;
}

export interface Changes {
  readonly status: TransactionStatus;
  readonly entries: readonly NewEntry[];
  /** Change of the balance: the purchase itself if it is completed now, plus the new entries. */
  readonly balance: number;
  readonly taken: Recorded['taken'];
  readonly ticket: Recorded['ticket'];
}

/**
 * Computes the entries of `facts` that the ledger lacks. Each refund and each dispute is one entry, plus one when
 * it is undone; an entry contains the difference between the current total and the recorded one. The sum therefore
 * depends only on the facts, not on their order, and known or older facts add nothing.
 */
export function entriesFor(recorded: Recorded, facts: Facts): Changes {
  const status = nextStatus(recorded.status, facts.state);
  const isNew = status === 'completed' && recorded.status !== 'completed';
  let ticket = isNew && recorded.tickets > 0 ? 'unused' : recorded.ticket;
  let { yen, tokens } = recorded.taken;
  const entries: NewEntry[] = [];
  for (const step of status === 'completed' ? stepsOf(facts) : []) {
    if (recorded.known.has(step.id)) continue;
    yen -= step.yen;
    const owed = worthOf(recorded, yen);
    if (ticket === 'unused' && owed > 0) ticket = 'taken';
    else if (ticket === 'taken' && owed === 0) ticket = 'unused';
    const due = owed - (ticket === 'taken' ? prices.ticketWorth : 0);
    entries.push({ ...step, amount: tokens - due });
    tokens = due;
  }
  const balance = (isNew ? recorded.tokens : 0) + sum(entries.map((entry) => entry.amount));
  return { status, entries, balance, taken: { yen, tokens }, ticket };
}

function nextStatus(status: TransactionStatus, state: PaymentState): TransactionStatus {
  const next = state === 'paid' ? 'completed' : state === 'lapsed' ? 'failed' : status;
  return mayFollow(transactionTransitions, status, next) ? next : status;
}

type Step = Omit<NewEntry, 'amount'>;

/** Returns every entry that the facts require, whether or not it exists. */
export function stepsOf({ reversals }: Facts): Step[] {
  return reversals.flatMap(({ id, kind, yen, isUndone }) => {
    const [taken, undone] =
      kind === 'refund'
        ? [ids.refund(id), ids.failedRefund(id)]
        : [ids.disputeReversal(id), ids.disputeReinstatement(id)];
    const steps: Step[] = [{ id: taken, kind, yen: 0 - yen }];
    if (isUndone) steps.push({ id: undone, kind, yen });
    return steps;
  });
}

/** Returns the tokens for `back` yen of the purchase, rounded in the buyer's favor; at most what was bought. */
function worthOf({ tokens, tickets, yen }: Recorded, back: number): number {
  const whole = tokens + tickets * prices.ticketWorth;
  return Math.floor((Math.min(Math.max(back, 0), yen) * whole) / yen);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
