import { collections, ids } from '@pochitto/functions/domain/paths';
import { submissionPrice } from '@pochitto/functions/domain/tokens/prices';
import {
  type TokenConsumption,
  tokenConsumptionSchema,
} from '@pochitto/functions/domain/tokens/token_consumption';
import { where } from 'firebase/firestore';
import { useMemo } from 'react';
import { ofOne, useLiveQuery, type WithId } from '../../../lib/firebase/live.ts';
import type { StampSet } from '../use_set.ts';
import type { Attempt } from './use_attempts.ts';

/** What became of the tokens of one attempt. */
export type AttemptMoney =
  | { readonly kind: 'rehearsal' | 'none' }
  | { readonly kind: 'returned' | 'held'; readonly amount: number };

export interface SubmissionMoney {
  /** Tokens that the next submission takes. */
  readonly price: number;
  readonly of: (attempt: Pick<Attempt, 'attemptNo' | 'mode'>) => AttemptMoney;
}

/** What a set's submissions cost by the ledger; null while it is read. */
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

/** What submissions took, less what came back. */
function paidIn(entries: Entries): number {
  const returned = new Set(entries.map(({ returnOf }) => returnOf));
  return entries
    .filter(({ id, reason }) => reason === 'submission' && !returned.has(id))
    .reduce((sum, { amount }) => sum + amount, 0);
}

function moneyOf(
  entries: Entries,
  stampId: string,
  { attemptNo, mode }: Pick<Attempt, 'attemptNo' | 'mode'>,
): AttemptMoney {
  if (mode === 'rehearsal') return { kind: 'rehearsal' };
  const held = entries.find(({ id }) => id === ids.submissionCharge(stampId, attemptNo));
  if (!held || held.amount === 0) return { kind: 'none' };
  const isReturned = entries.some(({ returnOf }) => returnOf === held.id);
  return { kind: isReturned ? 'returned' : 'held', amount: held.amount };
}
