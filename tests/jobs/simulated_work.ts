import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../../functions/src/domain/errors.ts';
import { documents } from '../../functions/src/domain/paths.ts';
import { markRunning, openOf } from '../../functions/src/generation/draw_attempt.ts';
import { failQueue } from '../../functions/src/generation/fail_queue.ts';
import { finishQueue } from '../../functions/src/generation/finish_queue.ts';
import { assertQueueLease, generationJob } from '../../functions/src/generation/generation_job.ts';
import { runJob } from '../../functions/src/jobs/index.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { transact } from '../../functions/src/platform/transact.ts';
import { changeMessage, readMessages } from '../../functions/src/stamps/index.ts';
import {
  assertConversionLease,
  conversionJob,
} from '../../functions/src/studio/conversions/conversion_job.ts';
import { endConversion } from '../../functions/src/studio/conversions/end_conversion.ts';
import { completeAttempt, endBy, goodEnd } from '../../functions/src/submission/attempt/attempt_end.ts';
import { attemptRecord } from '../../functions/src/submission/attempt/attempt_record.ts';
import { submissionJob } from '../../functions/src/submission/attempt/submission_job.ts';

/** Executes the task of a job with work that takes no time. `betweenSteps` runs between the steps and may throw or wait. */
export type Execute = (
  context: Context,
  run: { readonly id: string; readonly taskId: string; readonly betweenSteps: () => Promise<void> },
) => Promise<unknown>;

const problemOf = (error: unknown, code: 'generation_failed' | 'studio_failed') =>
  error instanceof PochittoError ? error : new PochittoError(code, String(error));

/** Draws the stickers of a set one by one, and completes it as production does. */
export const drawSet: Execute = (context, { id, taskId, betweenSteps }) => {
  const queueId = `queue-${id}`;
  return runJob(context, generationJob, { id: queueId, taskId }, (lease) => {
    const { leaseId, attemptCount, job: queue, scene: stamp } = lease;
    const attempt = { queueId, leaseId, attemptCount, queue, stamp };
    return {
      work: async () => {
        const messages = await readMessages(context, queueId);
        const open = await markRunning(context, attempt, openOf(messages, queue.runNumber));
        for (const message of open) {
          await betweenSteps();
          await transact(context.firestore, async (transaction) => {
            await assertQueueLease(context, transaction, attempt);
            changeMessage(transaction, message, { to: 'done' });
          });
        }
        await finishQueue(context, attempt, new Map());
      },
      fail: (error) =>
        failQueue(context, { queueId, userId: queue.userId }, problemOf(error, 'generation_failed')),
    };
  });
};

/** Draws the pictures of a conversion one by one, and completes it as production does. */
export const drawPictures: Execute = (context, { id, taskId, betweenSteps }) =>
  runJob(context, conversionJob, { id, taskId }, ({ leaseId, job: { userId, generationCount } }) => {
    const ending = { conversionId: id, userId, leaseId };
    return {
      work: async () => {
        for (let isMissing = true; isMissing; ) {
          await betweenSteps();
          isMissing = await transact(context.firestore, async (transaction) => {
            const { deliveredCount } = await assertConversionLease(context, transaction, {
              conversionId: id,
              leaseId,
            });
            if (deliveredCount === generationCount) return false;
            transaction.update(context.firestore.doc(documents.imageConversion(id)), {
              deliveredCount: FieldValue.increment(1),
            });
            return true;
          });
        }
        await endConversion(context, ending, null);
      },
      fail: (error) => endConversion(context, ending, problemOf(error, 'studio_failed')),
    };
  });

/** Submits a set and completes the attempt as production does. The site accepts everything. */
export const submitSet: Execute = (context, { id, taskId, betweenSteps }) => {
  const name = { stampId: id, attemptNo: 1 };
  const noPage = { picture: () => Promise.reject(new Error('There is no page.')) };
  return runJob(context, submissionJob, { id: name, taskId }, ({ leaseId, job: attempt, scene: stamp }) => {
    const record = attemptRecord(context, { ...name, leaseId, attempt, stamp });
    const commit = async (end: ReturnType<typeof goodEnd>) =>
      completeAttempt(context, { attempt, leaseId, end, steps: await record.end(null) });
    return {
      work: async () => {
        await record.begin('session', noPage);
        await betweenSteps();
        if (!record.mayHaveRequested()) {
          await record.begin('request', noPage);
          await betweenSteps();
          await record.requested();
        }
        await record.begin('confirm', noPage);
        await betweenSteps();
        await commit(goodEnd('waiting_for_review', true));
      },
      fail: (error) =>
        commit(endBy(error, { step: record.step(), mayHaveRequested: record.mayHaveRequested() })),
    };
  });
};
