import { ids } from '../domain/paths.ts';
import { prices } from '../domain/prices.ts';
import type { PaymentState } from '../domain/token_transaction.ts';
import { type TransactionStatus, transactionTransitions } from '../domain/token_transaction.ts';
import { mayFollow } from '../domain/transition.ts';

/** What was bought, and what the ledger already holds about it. */
export interface Recorded {
  readonly status: TransactionStatus;
  /** What the purchase brings: tokens, or a ticket. */
  readonly tokens: number;
  readonly tickets: 0 | 1;
  readonly yen: number;
  /** Which of the facts' entries are there already. */
  readonly known: ReadonlySet<string>;
  /** What refunds and disputes hold by now: yen, and tokens (less than nothing where a ticket became tokens). */
  readonly taken: { readonly yen: number; readonly tokens: number };
  /** The ticket that was bought; `taken` back by an earlier refund or dispute; null where there is none yet. */
  readonly ticket: 'unused' | 'used' | 'taken' | null;
}

/** What Stripe says now; the part of a `PaymentSnapshot` that decides. */
export interface Facts {
  readonly state: PaymentState;
  readonly reversals: readonly {
    readonly id: string;
    readonly kind: 'refund' | 'dispute';
    readonly yen: number;
    readonly isUndone: boolean;
  }[];
}

/** One entry to add. `amount` in tokens and `yen` are negative for what goes, positive for what comes back. */
export interface NewEntry {
  readonly id: string;
  readonly kind: 'refund' | 'dispute';
  readonly amount: number;
  readonly yen: number;
}

export interface Changes {
  readonly status: TransactionStatus;
  readonly entries: readonly NewEntry[];
  /** What the balance changes by: the purchase itself where it is completed just now, and the new entries. */
  readonly balance: number;
  readonly taken: Recorded['taken'];
  readonly ticket: Recorded['ticket'];
}

/**
 * What the ledger lacks of `facts`. Each refund and each dispute is one entry, and one more when it is undone; an
 * entry takes or gives the difference between what stands now and what was recorded before. So the sum depends on
 * the facts alone, whatever order they come in, and facts that are known already, or older, add nothing.
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

/** Every entry that facts call for, whether it is there or not. */
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

/** Tokens that `back` yen of the purchase stand for, rounded in the buyer's favour; never more than was bought. */
function worthOf({ tokens, tickets, yen }: Recorded, back: number): number {
  const whole = tokens + tickets * prices.ticketWorth;
  return Math.floor((Math.min(Math.max(back, 0), yen) * whole) / yen);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
