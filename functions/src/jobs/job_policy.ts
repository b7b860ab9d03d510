import type { DocumentReference, Query, Transaction } from 'firebase-admin/firestore';
import type { z } from 'zod';
import type { Leased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import type { TaskOptions } from '../platform/enqueue_task.ts';

/** The specifics of one kind of job. Its document has `leaseFields`. */
export interface JobPolicy<Id, Job extends Leased, Scene> {
  /** Used in logs and in the name of the sweep's cursor. */
  readonly name: string;
  readonly schema: z.ZodType<Job>;
  /** Path of the job's document. */
  readonly path: (id: Id) => string;
  /** Fields for logs. */
  readonly fields: (id: Id) => Readonly<Record<string, string | number>>;
  /** Whether there is work left. A job that is not open is never leased, and its leases are invalid. */
  readonly isOpen: (job: Job) => boolean;
  /** Longer than one execution may take; after that, the worker counts as crashed. */
  readonly leaseSeconds: (job: Job) => number;
  /** Maximum number of attempts; after them the job fails. */
  readonly maxAttempts: number;
  /** Reads further documents that the work needs, in the transaction that acquires the lease. */
  readonly readScene: (
    context: Context,
    transaction: Transaction,
    id: Id,
    job: Job,
  ) => Promise<Scene | 'nothing to do' | 'give up'>;
  /** Writes the lease and other changes at the start of an attempt. Returns the changed job. */
  readonly acquire: (
    transaction: Transaction,
    reference: DocumentReference,
    job: Job,
    lease: Leased,
    at: Date,
  ) => Job;
  /** Fails a job that has no attempts left or whose subject is gone, and refunds it. Idempotent. */
  readonly giveUp: (context: Context, id: Id, job: Job, reason: string) => Promise<void>;
  /** The job's task. `enqueueJob` makes its id unique for each enqueueing. */
  readonly task: (id: Id, job: Job) => TaskOptions;
  /** Queries for jobs without a task; each has its own cursor. */
  readonly stuck: (context: Context) => readonly StuckQuery[];
  readonly idOf: (documentId: string, job: Job) => Id;
  /** When the job started waiting. */
  readonly waitsSince: (job: Job) => Date;
}

interface StuckQuery {
  /** Suffix of the cursor's name. */
  readonly name: string;
  /** Open jobs that have waited longer than a task usually takes. */
  readonly query: Query;
  readonly orderBy: string;
}

/** A leased job: its state when the lease was acquired, and the lease id that its writes need. */
export interface JobLease<Id, Job, Scene> {
  readonly id: Id;
  readonly leaseId: string;
  readonly attemptCount: number;
  readonly job: Job;
  readonly scene: Scene;
}
