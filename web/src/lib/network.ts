import { useSyncExternalStore } from 'react';

/** False only if the browser knows that it has no network. */
export const isOnline = (): boolean => navigator.onLine;

/**
 * Calls `tell` whenever the network comes or goes.
 *
 * @returns a function that unsubscribes.
 */
export function watchNetwork(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

/** Tells whether the browser has a network, and renders again when that changes. */
export function useOnline(): boolean {
  return useSyncExternalStore(watchNetwork, isOnline, () => true);
}

/**
 * Resolves once the browser has a network; immediately if it has one.
 *
 * @throws the signal's reason when it aborts.
 */
export async function untilOnline(signal: AbortSignal): Promise<void> {
  while (!isOnline() && !signal.aborted) await networkChange(signal);
  signal.throwIfAborted();
}

/** Resolves when the network comes or goes, after `ms`, or when `signal` aborts. */
export function networkChange(signal: AbortSignal, ms?: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unwatch();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = ms === undefined ? undefined : setTimeout(end, ms);
    const unwatch = watchNetwork(end);
    signal.addEventListener('abort', end);
  });
}
