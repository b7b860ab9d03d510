import { useFormatter } from 'use-intl';

/** A day as people write it: 2026年11月22日(日), Sun, Nov 22, 2026. */
export function useDay(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
}

/** The same with the time of day. */
export function useMoment(): (at: Date) => string {
  const format = useFormatter();
  const day = useDay();
  return (at) =>
    `${day(at)} ${format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** The same in figures, for where there is little room: 2026/11/22 14:05, 11/22/2026, 14:05. */
export function useShortMoment(): (at: Date) => string {
  const format = useFormatter();
  return (at) =>
    format.dateTime(at, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
}
