import { useEffect, useState } from 'react';
import { roughTime } from '../../../shared/service_status.tsx';

/** Estimate of the remaining time from the stickers finished so far. */
export type TimeLeft =
  | { readonly say: 'usual' }
  | { readonly say: 'slow' }
  | { readonly say: 'seconds'; readonly seconds: number }
  | { readonly say: 'minutes'; readonly minutes: number };

/**
 * Estimates the remaining time from the pace so far; after `patience` ms without progress, it is reported as slower
 * than usual.
 */
export function useTimeLeft(done: number, total: number, patience: number): TimeLeft {
  const [begin] = useState(() => ({ at: Date.now(), done }));
  const [last, setLast] = useState({ at: begin.at, done });
  const [now, setNow] = useState(begin.at);
  if (last.done !== done) setLast({ at: Date.now(), done });
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return timeLeft({ begin, last, now, total, patience });
}

interface Seen {
  readonly at: number;
  readonly done: number;
}

export function timeLeft(seen: {
  begin: Seen;
  last: Seen;
  now: number;
  total: number;
  patience: number;
}): TimeLeft {
  const { begin, last, now, total, patience } = seen;
  if (now - last.at > patience) return { say: 'slow' };
  const landed = last.done - begin.done;
  if (landed <= 0) return { say: 'usual' };
  const each = (last.at - begin.at) / landed;
  const rest = roughTime(each * (total - last.done) - (now - last.at));
  return rest.unit === 'seconds'
    ? { say: 'seconds', seconds: rest.seconds }
    : { say: 'minutes', minutes: rest.minutes };
}
