import type { Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CallableOutput } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { Leased } from '../../domain/lease.ts';
import type { JobKind } from '../../domain/operations/job_view.ts';
import { collections } from '../../domain/paths.ts';
import { stampSchema } from '../../domain/stamps/stamp.ts';
import { cancelGeneration, generationJob } from '../../generation/index.ts';
import { isHeld, type JobPolicy, retryJob } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { cancelConversion, conversionJob } from '../../studio/index.ts';
import { submissionJob } from '../../submission/index.ts';

export type JobRow = CallableOutput<'listJobs'>['jobs'][number];

/** What the console can do with one kind of job. Ids are those of the jobs' documents. */
interface Kind {
  /** Queries open jobs, to be sorted by `since`. */
  readonly open: (context: Context) => Query;
  readonly since: 'createdAt' | 'updatedAt';
  /** Whether an open job waits for its person and not for us. */
  readonly isForPerson?: (snapshot: QueryDocumentSnapshot) => boolean;
  /** Queries failed jobs, to be sorted by `endedBy`. */
  readonly failed: (context: Context) => Query;
  readonly endedBy: 'createdAt' | 'updatedAt';
  /**
   * Returns one row; null for a deleted document.
   *
   * @throws BrokenDocumentError
   */
  readonly rowOf: (snapshot: QueryDocumentSnapshot, at: Date) => JobRow | null;
  /** Like `rowOf` for the results of `failed`, if those are not the jobs' own documents. */
  readonly failedRowOf?: (snapshot: QueryDocumentSnapshot) => JobRow | null;
  /**
   * Reads an open job.
   *
   * @throws PochittoError `job_unknown`, `job_over`
   */
  readonly readOpen: (context: Context, id: string) => Promise<Leased>;
  readonly retry: (context: Context, id: string) => Promise<void>;
  readonly cancel: (context: Context, id: string) => Promise<void>;
}

const collection = ({ firestore }: Context, name: keyof typeof collections) =>
  firestore.collection(collections[name]);

export const jobsOf: Readonly<Record<JobKind, Kind>> = {
  generation: {
    open: (context) =>
      collection(context, 'generateQueues').where('consumedAt', '==', null).where('deletedAt', '==', null),
    since: 'updatedAt',
    isForPerson: (snapshot) => snapshot.get('proofSheet.state') === 'waiting',
    failed: (context) =>
      collection(context, 'stamps').where('deletedAt', '==', null).where('status', '==', 'failed'),
    endedBy: 'updatedAt',
    rowOf: (snapshot, at) =>
      rowOf(generationJob, snapshot, at, (queue) => ({
        stampId: queue.stampId,
        uid: queue.userId,
        errorCode: null,
        drift: null,
        ...(queue.proofSheet?.state === 'waiting' ? { state: 'person' } : {}),
      })),
    failedRowOf: failedSet,
    readOpen: (context, id) => readOpen(context, generationJob, id),
    retry: (context, id) => retryJob(context, generationJob, id),
    cancel: async (context, id) => {
      const { userId, stampId } = await readOpen(context, generationJob, id);
      await cancelGeneration(context, { uid: userId }, { stampId });
    },
  },
  conversion: {
    open: (context) =>
      collection(context, 'imageConversions').where('status', 'in', ['pending', 'processing']),
    since: 'createdAt',
    failed: (context) => collection(context, 'imageConversions').where('status', '==', 'failed'),
    endedBy: 'createdAt',
    rowOf: (snapshot, at) =>
      rowOf(conversionJob, snapshot, at, ({ userId, errorCode }) => ({
        stampId: null,
        uid: userId,
        errorCode,
        drift: null,
      })),
    readOpen: (context, id) => readOpen(context, conversionJob, id),
    retry: (context, id) => retryJob(context, conversionJob, id),
    cancel: async (context, id) => {
      const { userId } = await readOpen(context, conversionJob, id);
      await cancelConversion(context, { uid: userId }, { conversionId: id });
    },
  },
  submission: {
    open: (context) => collection(context, 'submissionAttempts').where('status', '==', 'submitting'),
    since: 'updatedAt',
    failed: (context) => collection(context, 'submissionAttempts').where('status', '==', 'failed'),
    endedBy: 'updatedAt',
    rowOf: (snapshot, at) =>
      rowOf(submissionJob, snapshot, at, ({ stampId, userId, errorCode, drift }) => ({
        stampId,
        uid: userId,
        errorCode,
        drift,
      })),
    readOpen: async (context, id) => readOpen(context, submissionJob, attemptName(id)),
    retry: async (context, id) => retryJob(context, submissionJob, attemptName(id)),
    // A running browser may be about to send the request, so it is not stopped.
    cancel: async (context, id) => {
      const name = attemptName(id);
      const attempt = await readOpen(context, submissionJob, name);
      if (isHeld(attempt, context.now())) throw new PochittoError('job_running');
      await submissionJob.giveUp(context, name, attempt, 'An operator cancelled it.');
    },
  },
};

function rowOf<Id, Job extends Leased, Scene>(
  policy: JobPolicy<Id, Job, Scene>,
  snapshot: QueryDocumentSnapshot,
  at: Date,
  view: (
    job: Job,
  ) => Pick<JobRow, 'stampId' | 'uid' | 'errorCode' | 'drift'> & Partial<Pick<JobRow, 'state'>>,
): JobRow | null {
  const job = readDocument(policy.schema, snapshot);
  if (!job) return null;
  const waiting = isHeld(job, at) ? 'running' : 'queued';
  return {
    id: snapshot.id,
    state: policy.isOpen(job) ? waiting : 'failed',
    leaseUntil: job.leaseUntil?.toISOString() ?? null,
    attemptCount: job.attemptCount,
    maxAttempts: policy.maxAttempts,
    waitsSince: policy.waitsSince(job).toISOString(),
    ...view(job),
  };
}

/** Returns the row of a set that could not be drawn: the reason is stored in the set, the row has the queue's id. */
function failedSet(snapshot: QueryDocumentSnapshot): JobRow | null {
  const stamp = readDocument(stampSchema, snapshot);
  if (!stamp || stamp.submission.outcome === 'failed') return null;
  return {
    id: stamp.queueId,
    stampId: snapshot.id,
    uid: stamp.userId,
    state: 'failed',
    leaseUntil: null,
    attemptCount: 0,
    maxAttempts: generationJob.maxAttempts,
    drift: null,
    errorCode: stamp.failure?.code ?? null,
    waitsSince: stamp.updatedAt.toISOString(),
  };
}

/** @throws PochittoError `job_unknown`, `job_over` */
async function readOpen<Id, Job extends Leased, Scene>(
  { firestore }: Context,
  policy: JobPolicy<Id, Job, Scene>,
  id: Id,
): Promise<Job> {
  const job = readDocument(policy.schema, await firestore.doc(policy.path(id)).get());
  if (!job) throw new PochittoError('job_unknown');
  if (!policy.isOpen(job)) throw new PochittoError('job_over');
  return job;
}

/**
 * Parses `<stampId>_<attemptNo>`.
 *
 * @throws PochittoError `job_unknown`
 */
function attemptName(id: string): { stampId: string; attemptNo: number } {
  const [, stampId, number] = /^(.+)_([1-9]\d{0,5})$/.exec(id) ?? [];
  if (!stampId || !number) throw new PochittoError('job_unknown');
  return { stampId, attemptNo: Number(number) };
}
