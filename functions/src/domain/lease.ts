import { z } from 'zod';
import { timestamp } from './timestamp.ts';

/** The fields of every job document: the lease, its expiry and the number of attempts. */
export const leaseFields = {
  /** The lease that writes need. A newer lease has another ID, and writes under the older one are rejected. */
  leaseId: z.string().nullable().default(null),
  /** When the lease expires; then its worker counts as crashed. */
  leaseUntil: timestamp.nullable().default(null),
  /** Attempts started so far, including repetitions without work. */
  attemptCount: z.number().int().min(0).default(0),
};

export const leasedSchema = z.object(leaseFields);
export type Leased = z.output<typeof leasedSchema>;

/** Written when work ends, so that later writes of a worker are rejected. */
export const noLease = { leaseId: null, leaseUntil: null } as const;

/** Written when work starts or restarts. */
export const unleased = { ...noLease, attemptCount: 0 } as const;
