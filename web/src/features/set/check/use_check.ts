import type { CallableOutput, ErrorDetails } from '@pochitto/functions/domain/api';
import type { Finding } from '@pochitto/functions/domain/stamps/finding';
import { call } from '../../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../../lib/firebase/call_error.ts';
import { useRequest } from '../../../lib/requests.ts';
import { useRetriedLoad } from '../../../lib/retried_load.ts';
import type { StampSet } from '../use_set.ts';
import { fixesFor } from './fixes.ts';

export type CheckResult = CallableOutput<'checkStamp'>;

export interface Check {
  /** Result for the current set; while `isRunning`, of the previous state. */
  readonly result: CheckResult | null;
  readonly error: ErrorDetails | null;
  readonly isRunning: boolean;
  readonly again: () => void;
}

/** Checks the set when `isWanted`, and again whenever pictures or texts have changed. */
export function useCheck({ stamp, stickers }: StampSet, isWanted: boolean): Check {
  const check = useRetriedLoad(isWanted ? () => call('checkStamp', { stampId: stamp.id }) : null, [
    stamp.id,
    JSON.stringify([stamp.revision, stamp.metadata, stickers.map(({ image }) => image?.url ?? null)]),
  ]);
  return {
    result: check.latest,
    error: check.state === 'failed' ? errorDetailsOf(check.error) : null,
    isRunning: check.state === 'loading',
    again: check.again,
  };
}

/** Applies fixes; the changed set is then checked again automatically. */
export function useFixing(set: StampSet, onFixed: () => void) {
  const { request, isBusy, error } = useRequest();
  const fix = (findings: readonly Finding[]) =>
    request(async () => {
      const { edits, metadata, isPackage } = fixesFor(set, findings);
      if (metadata) await call('saveMetadata', { stampId: set.stamp.id, metadata });
      if (edits) await call('saveEdits', edits);
      if (isPackage) await call('preparePackage', { stampId: set.stamp.id });
      onFixed();
    });
  return { fix, isBusy, error };
}
