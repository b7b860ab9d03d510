import type { Finding } from '@pochitto/functions/domain/finding';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import type { StampSet } from '../use_set.ts';
import { fixesFor } from './fixes.ts';

/** Applies fixes; the changed set is then judged again by itself. */
export function useFixing(set: StampSet, onFixed: () => void) {
  const { request, isBusy, refusal } = useRequest();
  const fix = (findings: readonly Finding[]) =>
    request(async () => {
      const { edits, metadata, isPackage } = fixesFor(set, findings);
      if (metadata) await call('saveMetadata', { stampId: set.stamp.id, metadata });
      if (edits) await call('saveEdits', edits);
      if (isPackage) await call('preparePackage', { stampId: set.stamp.id });
      onFixed();
    });
  return { fix, isBusy, refusal };
}
