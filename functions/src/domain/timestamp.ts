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
