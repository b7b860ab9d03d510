import { useRef, useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../../lib/firebase/call_error.ts';
import { useRequest } from '../../../lib/requests.ts';
import type { StampSet } from '../use_set.ts';
import { confirmationOf } from './confirmed_form.ts';

/**
 * Starts a rehearsal or a submission; live queries show its progress. A retry after a lost response starts it only
 * once.
 */
export function useStart(set: StampSet) {
  const requestId = useRef<string | null>(null);
  const [mode, setMode] = useState<'rehearsal' | 'submit'>('rehearsal');
  const { request, isBusy, error } = useRequest();
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
        // After a definite rejection, use a new request ID. If the response was lost, it may have started: keep the
        // ID.
        if (!mayHaveStarted(error)) requestId.current = null;
        throw error;
      }
    });
  };
  return {
    rehearse: () => begin('rehearsal'),
    submit: () => begin('submit'),
    busy: isBusy ? mode : null,
    error,
  };
}

const mayHaveStarted = (error: unknown) => ['unavailable', 'internal'].includes(errorDetailsOf(error).code);

export type Start = ReturnType<typeof useStart>;
