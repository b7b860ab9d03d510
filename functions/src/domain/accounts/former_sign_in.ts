import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** How long it is remembered that a deleted account had its welcome ticket. */
export const formerSignInYears = 3;

/** Under the keyed hash of a LINE user id or a verified e-mail address of somebody who left. Holds nothing else of them. */
export const formerSignInDocument = z.object({
  /** A TTL policy on this field removes it. */
  expiresAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});
