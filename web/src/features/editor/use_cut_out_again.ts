import type { Refusal } from '@pochitto/functions/domain/api';
import type { Subject } from '@pochitto/functions/domain/stamp';
import { useCallback, useState } from 'react';
import { call } from '../../lib/call.ts';
import { refusalOf } from '../../lib/refused.ts';

/** Cutting the photo out as something else, which is done on the server at once. */
export interface CutOutAgain {
  readonly isBusy: boolean;
  readonly refusal: Refusal | null;
  readonly start: (subject: Subject) => void;
}

/** `onDone`: the server has another revision of the set. */
export function useCutOutAgain(stampId: string, revision: number, onDone: () => Promise<void>): CutOutAgain {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const start = useCallback(
    (subject: Subject) => {
      setBusy(true);
      setRefusal(null);
      call('cutOutAgain', { stampId, revision, subject })
        .then(onDone)
        .catch((error: unknown) => setRefusal(refusalOf(error)))
        .finally(() => setBusy(false));
    },
    [stampId, revision, onDone],
  );
  return { isBusy, refusal, start };
}
