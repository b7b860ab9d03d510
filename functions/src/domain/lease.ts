import { z } from 'zod';
import { timestamp } from './timestamp.ts';

/** What every document of long work carries: who may write to it, until when, and how often work was begun. */
export const leaseFields = {
  /** The lease under which alone work may write. A later one takes over by a new id, and the earlier one is refused. */
  leaseId: z.string().nullable().default(null),
  /** Until when its holder is believed alive. */
  leaseUntil: timestamp.nullable().default(null),
  /** Attempts begun so far, harmless repetitions included. */
  attemptCount: z.number().int().min(0).default(0),
};

export const leasedSchema = z.object(leaseFields);
export type Leased = z.output<typeof leasedSchema>;

/** Written by whoever ends work: what a holder still brings is refused. */
export const noLease = { leaseId: null, leaseUntil: null } as const;

/** Written by whoever begins work, or begins it anew. */
export const unleased = { ...noLease, attemptCount: 0 } as const;
