import type { CallableOutput, Refusal } from '@pochitto/functions/domain/api';
import { call } from '../../../lib/firebase/call.ts';
import { refusalOf } from '../../../lib/firebase/refused.ts';
import { useLoad } from '../../../lib/requests.ts';
import type { StampSet } from '../use_set.ts';

export type CheckResult = CallableOutput<'checkStamp'>;

export interface Check {
  /** Of the set as it is now, or while `isRunning` as it was before. */
  readonly result: CheckResult | null;
  readonly refusal: Refusal | null;
  readonly isRunning: boolean;
  readonly again: () => void;
}

/** Judges the set when `isWanted`, and again whenever pictures or texts have changed. */
export function useCheck({ stamp, stickers }: StampSet, isWanted: boolean): Check {
  const check = useLoad(isWanted ? () => call('checkStamp', { stampId: stamp.id }) : null, [
    stamp.id,
    JSON.stringify([stamp.revision, stamp.metadata, stickers.map(({ image }) => image?.url ?? null)]),
  ]);
  return {
    result: check.latest,
    refusal: check.state === 'failed' ? refusalOf(check.error) : null,
    isRunning: check.state === 'loading',
    again: check.again,
  };
}
