import { z } from 'zod';

/** A point in time, read from Firestore (admin or web `Timestamp`) or given as a Date. */
export const timestamp = z.union([
  z.date(),
  z
    .custom<{ toDate: () => Date }>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        'toDate' in value &&
        typeof value.toDate === 'function',
      'Expected a Firestore timestamp.',
    )
    .transform((timestamp) => timestamp.toDate()),
]);

/** Offset of Japan from UTC in ms, all year. */
const ahead = 9 * 3_600_000;

/** Returns the day in Japan, such as 2026-11-28. */
export function japanDay(at: Date): string {
  return new Date(at.getTime() + ahead).toISOString().slice(0, 10);
}

/** Returns midnight in Japan at the start of a day such as 2026-11-28. */
export function startOfJapanDay(day: string): Date {
  return new Date(Date.parse(day) - ahead);
}
