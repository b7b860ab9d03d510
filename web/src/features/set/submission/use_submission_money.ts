import { collections, ids } from '@pochitto/functions/domain/paths';
import { submissionPrice } from '@pochitto/functions/domain/tokens/prices';
import {
  standingCharges,
  type TokenConsumption,
  tokenConsumptionSchema,
} from '@pochitto/functions/domain/tokens/token_consumption';
import { where } from 'firebase/firestore';
import { useMemo } from 'react';
import { ofOne, useLiveQuery, type WithId } from '../../../lib/firebase/live.ts';
import type { StampSet } from '../use_set.ts';
import type { Attempt } from './use_attempts.ts';

/** What happened to the tokens of one attempt. */
export type AttemptMoney =
  | { readonly kind: 'rehearsal' | 'none' }
  | { readonly kind: 'charged' | 'refunded'; readonly amount: number };

export interface SubmissionMoney {
  /** Price of the next submission in tokens. */
  readonly price: number;
  readonly of: (attempt: Pick<Attempt, 'attemptNo' | 'mode'>) => AttemptMoney;
}

/** Returns the cost of a set's submissions by the ledger; null while loading. */
export function useSubmissionMoney({ stamp }: StampSet): SubmissionMoney | null {
  const entries = useLiveQuery(
    `${stamp.userId} ${stamp.id}`,
    collections.tokenConsumptions,
    [where('userId', '==', stamp.userId), where('stampId', '==', stamp.id)],
    tokenConsumptionSchema,
    ofOne,
  );
  const { outcome } = stamp.submission;
  const found = entries.state === 'ready' ? entries.value : null;
  return useMemo(
    () =>
      found && {
        price: submissionPrice(outcome, paidIn(found)),
        of: (attempt) => moneyOf(found, stamp.id, attempt),
      },
    [found, outcome, stamp.id],
  );
}

type Entries = readonly WithId<TokenConsumption>[];

/** Returns charges minus refunds. */
function paidIn(entries: Entries): number {
  return standingCharges(entries, 'submission').reduce((sum, { amount }) => sum + amount, 0);
}

function moneyOf(
  entries: Entries,
  stampId: string,
  { attemptNo, mode }: Pick<Attempt, 'attemptNo' | 'mode'>,
): AttemptMoney {
  if (mode === 'rehearsal') return { kind: 'rehearsal' };
  const charge = entries.find(({ id }) => id === ids.submissionCharge(stampId, attemptNo));
  if (!charge || charge.amount === 0) return { kind: 'none' };
  const isRefunded = entries.some((each) => each.reason === 'refund' && each.chargeId === charge.id);
  return { kind: isRefunded ? 'refunded' : 'charged', amount: charge.amount };
}
