import type { DocumentReference, Query, Transaction } from 'firebase-admin/firestore';
import type { z } from 'zod';
import type { Leased } from '../domain/lease.ts';
import type { Context } from '../platform/context.ts';
import type { TaskOptions } from '../platform/enqueue_task.ts';

/** What makes one kind of long work differ from another. Its document carries `leaseFields`. */
export interface JobPolicy<Id, Job extends Leased, Scene> {
  /** In logs, and in the name of its sweep's cursor. */
  readonly name: string;
  readonly schema: z.ZodType<Job>;
  /** Path of its document. */
  readonly path: (id: Id) => string;
  /** Ids for logs. */
  readonly fields: (id: Id) => Readonly<Record<string, string | number>>;
  /** Whether there is anything left to do: a job that is not open is never leased, and no lease of it holds. */
  readonly isOpen: (job: Job) => boolean;
  /** Longer than one execution may take; after it, a holder counts as dead. */
  readonly leaseSeconds: (job: Job) => number;
  /** Attempts after which it is given up. */
  readonly maxAttempts: number;
  /** Reads what else the work needs, in the transaction that takes the lease. */
  readonly readScene: (
    context: Context,
    transaction: Transaction,
    id: Id,
    job: Job,
  ) => Promise<Scene | 'nothing to do' | 'give up'>;
  /** Takes the lease: writes it with whatever else begins, and answers the job as it is then. */
  readonly acquire: (
    transaction: Transaction,
    reference: DocumentReference,
    job: Job,
    lease: Leased,
    at: Date,
  ) => Job;
  /** Ends a job that has had its attempts, or that nobody may work on any more: what was paid goes back. Harmless twice. */
  readonly giveUp: (context: Context, id: Id, job: Job, reason: string) => Promise<void>;
  /** Its task, but for what tells apart the tasks that one job gets; see `enqueueJob`. */
  readonly task: (id: Id, job: Job) => TaskOptions;
  /** How a schedule finds what no task will come for; one or several queries, each with a cursor of its own. */
  readonly stuck: (context: Context) => readonly StuckQuery[];
  readonly idOf: (documentId: string, job: Job) => Id;
  /** Since when the job has been waiting. */
  readonly waitsSince: (job: Job) => Date;
}

interface StuckQuery {
  /** Ends the name of the cursor. */
  readonly name: string;
  /** Open jobs that have waited for longer than a task takes to come. */
  readonly query: Query;
  readonly orderBy: string;
}

/** A job under a lease: what was found when it was taken, and the id under which alone its holder may write. */
export interface JobLease<Id, Job, Scene> {
  readonly id: Id;
  readonly leaseId: string;
  readonly attemptCount: number;
  readonly job: Job;
  readonly scene: Scene;
}
