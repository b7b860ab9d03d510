import { useFormatter } from 'use-intl';

const day = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' } as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** A day as people write it: 2026年11月22日(日), Sun, Nov 22, 2026. */
export function useDay(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, day);
}

/** The same with the time of day. */
export function useDateTime(): (at: Date) => string {
  const format = useFormatter();
  return (at) => `${format.dateTime(at, day)} ${format.dateTime(at, time)}`;
}

/** The same as clocks in Japan show it, for what ends there: a shop's till does not depend on where a person is. */
export function useDateTimeInJapan(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { ...day, ...time, timeZone: 'Asia/Tokyo' });
}

/** The same in figures, for where there is little room: 2026/11/22 14:05, 11/22/2026, 14:05. */
export function useShortDateTime(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { year: 'numeric', month: 'numeric', day: 'numeric', ...time });
}

/** The same with the time as the reader's clocks show it: Sun, Nov 22, 2026 at 2:05 PM. */
export function useLocalDateTime(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { ...day, hour: 'numeric', minute: '2-digit' });
}
