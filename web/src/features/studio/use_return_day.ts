import { useFormatter } from 'use-intl';

/** The day on which the month's pictures come back: as the calendar in Japan has it, wherever somebody reads it. */
export function useReturnDay(): (backOn: Date) => string {
  const format = useFormatter();
  return (backOn) => format.dateTime(backOn, { month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo' });
}
