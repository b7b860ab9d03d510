import { useState } from 'react';
import type { Live } from './live.ts';

/**
 * What was read last, until the server has answered anew: a list that grows never gives way to a spinner, nor to the part
 * of it that is cached.
 *
 * @param live the same object as long as nothing changed.
 */
export function useHeld<Value>(
  live: Live<Value>,
  scope: string,
): { readonly live: Live<Value>; readonly isReading: boolean } {
  const [held, setHeld] = useState({ scope, live });
  const last = held.scope === scope && held.live.state === 'ready' ? held.live : null;
  const isReading = live.state === 'loading' || (live.state === 'ready' && live.isFromCache === true);
  if (isReading && last !== null) return { live: last, isReading: true };
  if (held.live !== live || held.scope !== scope) setHeld({ scope, live });
  return { live, isReading };
}
