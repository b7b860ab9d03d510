import type { Refusal } from '@pochitto/functions/domain/api';
import { useState } from 'react';
import { refusalOf } from './firebase/refused.ts';

/** Something that is asked of the server at a touch: whether it is under way, and why it was refused the last time. */
export function useRequest() {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const request = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  return { request, isBusy, refusal };
}
