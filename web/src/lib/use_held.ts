import { useState } from 'react';
import type { Live } from './live.ts';

/**
 * What was read last, while more of it is on its way: a list that grows never gives way to a spinner.
 *
 * @param live the same object as long as nothing changed.
 */
export function useHeld<Value>(
  live: Live<Value>,
  scope: string,
): { readonly live: Live<Value>; readonly isReading: boolean } {
  const [held, setHeld] = useState({ scope, live });
  const isCurrent = held.scope === scope;
  if (live.state !== 'loading' ? held.live !== live || !isCurrent : !isCurrent) setHeld({ scope, live });
  if (live.state === 'loading' && isCurrent) return { live: held.live, isReading: true };
  return { live, isReading: live.state === 'loading' };
}
