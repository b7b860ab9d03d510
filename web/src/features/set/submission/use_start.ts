import { useRef, useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { refusalOf } from '../../../lib/firebase/refused.ts';
import { useRequest } from '../../../lib/requests.ts';
import type { StampSet } from '../use_set.ts';
import { confirmationOf } from './confirmed_form.ts';

/** Begins a rehearsal or a submission; what follows is seen live. Asked again after a lost answer, it begins once. */
export function useStart(set: StampSet) {
  const requestId = useRef<string | null>(null);
  const [mode, setMode] = useState<'rehearsal' | 'submit'>('rehearsal');
  const { request, isBusy, refusal } = useRequest();
  const stampId = set.stamp.id;

  const begin = (wanted: 'rehearsal' | 'submit'): Promise<boolean> => {
    requestId.current ??= crypto.randomUUID();
    const asked = { stampId, requestId: requestId.current };
    setMode(wanted);
    return request(async () => {
      try {
        if (wanted === 'rehearsal') await call('rehearseSubmission', asked);
        else await call('submitStamp', { ...asked, confirmed: confirmationOf(set) });
        requestId.current = null;
      } catch (error) {
        // Only where no answer came may it have begun: then the same request asks again.
        if (!mayHaveBegun(error)) requestId.current = null;
        throw error;
      }
    });
  };
  return {
    rehearse: () => begin('rehearsal'),
    submit: () => begin('submit'),
    busy: isBusy ? mode : null,
    refusal,
  };
}

const mayHaveBegun = (error: unknown) => ['unavailable', 'internal'].includes(refusalOf(error).code);

export type Start = ReturnType<typeof useStart>;
