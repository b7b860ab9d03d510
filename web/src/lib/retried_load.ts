import { useEffect, useState } from 'react';
import { errorDetailsOf } from './firebase/call_error.ts';
import { isOnline, networkChange, untilOnline, watchNetwork } from './network.ts';
import { useLoad } from './requests.ts';

/** Why a request waits: there is no network, or the server could not be reached. Each has its text in `notice`. */
export type RetryWait = 'offline' | 'retrying';

/** Milliseconds before each retry. */
const pauses = [1_000, 2_000, 4_000, 8_000];

interface RetryOptions {
  /** Ends the retries. */
  readonly signal: AbortSignal;
  /** Told why the request waits; null when it is sent after a wait for the network. */
  readonly onWait: (wait: RetryWait | null) => void;
}

/**
 * Sends a request when there is a network, and again after growing pauses while it fails as `unavailable`: right
 * after the network comes back, the first connection often fails. A change of the network ends a pause and starts the
 * pauses over.
 *
 * @throws the request's last error.
 */
export async function retryUnavailable<Value>(
  request: () => Promise<Value>,
  { signal, onWait }: RetryOptions,
): Promise<Value> {
  let retries = 0;
  onWait(null);
  for (;;) {
    if (!isOnline()) {
      onWait('offline');
      await untilOnline(signal);
      onWait(null);
      retries = 0;
    }
    try {
      return await request();
    } catch (error) {
      if (signal.aborted || errorDetailsOf(error).code !== 'unavailable') throw error;
      const pause = pauses[retries];
      if (isOnline()) {
        if (pause === undefined) throw error;
        onWait('retrying');
        await networkChange(signal, pause);
        signal.throwIfAborted();
        retries += 1;
      }
    }
  }
}

/**
 * Like `useLoad`, but retries while the server cannot be reached, and once more whenever the network comes or goes.
 *
 * @returns also `wait`: why the load waits; null if it does not.
 */
export function useRetriedLoad<Value>(load: (() => Promise<Value>) | null, dependencies: readonly unknown[]) {
  const [wait, setWait] = useState<RetryWait | null>(null);
  const outcome = useLoad(
    load && ((signal) => retryUnavailable(load, { signal, onWait: setWait })),
    dependencies,
  );
  const { again } = outcome;
  const isUnreachable = outcome.state === 'failed' && errorDetailsOf(outcome.error).code === 'unavailable';
  useEffect(() => (isUnreachable ? watchNetwork(again) : undefined), [isUnreachable, again]);
  return { ...outcome, wait: outcome.state === 'loading' ? wait : null };
}
