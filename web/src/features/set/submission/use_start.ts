import type { Refusal } from '@pochitto/functions/domain/api';
import { useRef, useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { refusalOf } from '../../../lib/firebase/refused.ts';
import type { StampSet } from '../use_set.ts';
import { confirmationOf } from './confirmed_form.ts';

/** Begins a rehearsal or a submission; what follows is seen live. Asked again after a lost answer, it begins once. */
export function useStart(set: StampSet) {
  const requestId = useRef<string | null>(null);
  const [busy, setBusy] = useState<'rehearsal' | 'submit' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const stampId = set.stamp.id;

  const begin = async (mode: 'rehearsal' | 'submit'): Promise<boolean> => {
    requestId.current ??= crypto.randomUUID();
    const request = { stampId, requestId: requestId.current };
    setBusy(mode);
    setRefusal(null);
    try {
      if (mode === 'rehearsal') await call('rehearseSubmission', request);
      else await call('submitStamp', { ...request, confirmed: confirmationOf(set) });
      requestId.current = null;
      return true;
    } catch (error) {
      const said = refusalOf(error);
      // Only where no answer came may it have begun: then the same request asks again.
      if (said.code !== 'unavailable' && said.code !== 'internal') requestId.current = null;
      setRefusal(said);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return {
    rehearse: () => begin('rehearsal'),
    submit: () => begin('submit'),
    busy,
    refusal,
  };
}

export type Start = ReturnType<typeof useStart>;
