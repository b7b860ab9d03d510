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

/** Milliseconds by which Japan is ahead of UTC, all year. */
const ahead = 9 * 3_600_000;

/** The current day in Japan, such as 2026-11-28. */
export function japanDay(at: Date): string {
  return new Date(at.getTime() + ahead).toISOString().slice(0, 10);
}

/** Midnight in Japan at the start of a day such as 2026-11-28. */
export function startOfJapanDay(day: string): Date {
  return new Date(Date.parse(day) - ahead);
}
