import type { CallableOutput, Refusal } from '@pochitto/functions/domain/api';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { refusalOf } from '../../../lib/firebase/refused.ts';
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
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify([
    stamp.revision,
    stamp.metadata,
    stickers.map(({ image }) => image?.url ?? null),
    attempt,
  ]);
  const [result, setResult] = useState<{ key: string; value: CheckResult } | null>(null);
  const [refused, setRefused] = useState<{ key: string; refusal: Refusal } | null>(null);
  const isKnown = result?.key === key || refused?.key === key;

  useEffect(() => {
    if (!isWanted || isKnown) return;
    let left = false;
    call('checkStamp', { stampId: stamp.id }).then(
      (value) => !left && setResult({ key, value }),
      (error: unknown) => !left && setRefused({ key, refusal: refusalOf(error) }),
    );
    return () => {
      left = true;
    };
  }, [isWanted, isKnown, key, stamp.id]);

  return {
    result: result?.value ?? null,
    refusal: refused?.key === key ? refused.refusal : null,
    isRunning: !isKnown,
    again: useCallback(() => setAttempt((before) => before + 1), []),
  };
}
