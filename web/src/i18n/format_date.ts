import { useFormatter } from 'use-intl';

const day = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' } as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Formats a date with its weekday: 2026年11月22日(日), Sun, Nov 22, 2026. */
export function useDay(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, day);
}

/** Formats a date with weekday and time. */
export function useDateTime(): (at: Date) => string {
  const format = useFormatter();
  return (at) => `${format.dateTime(at, day)} ${format.dateTime(at, time)}`;
}

/**
 * Formats a date with weekday and time in Japan's time zone, for deadlines that are set there, wherever the reader
 * is.
 */
export function useDateTimeInJapan(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { ...day, ...time, timeZone: 'Asia/Tokyo' });
}

/** Formats a date and time in digits, for narrow places: 2026/11/22 14:05, 11/22/2026, 14:05. */
export function useShortDateTime(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { year: 'numeric', month: 'numeric', day: 'numeric', ...time });
}

/** Formats a date with weekday and the reader's local time: Sun, Nov 22, 2026 at 2:05 PM. */
export function useLocalDateTime(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { ...day, hour: 'numeric', minute: '2-digit' });
}
