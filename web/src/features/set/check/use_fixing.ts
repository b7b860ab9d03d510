import type { Refusal } from '@pochitto/functions/domain/api';
import type { Finding } from '@pochitto/functions/domain/finding';
import { useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { refusalOf } from '../../../lib/firebase/refused.ts';
import type { StampSet } from '../use_set.ts';
import { fixesFor } from './fixes.ts';

/** Applies fixes; the changed set is then judged again by itself. */
export function useFixing(set: StampSet, onFixed: () => void) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fix = async (findings: readonly Finding[]) => {
    setBusy(true);
    setRefusal(null);
    try {
      const { edits, metadata, isPackage } = fixesFor(set, findings);
      if (metadata) await call('saveMetadata', { stampId: set.stamp.id, metadata });
      if (edits) await call('saveEdits', edits);
      if (isPackage) await call('preparePackage', { stampId: set.stamp.id });
      onFixed();
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  return { fix, isBusy, refusal };
}
