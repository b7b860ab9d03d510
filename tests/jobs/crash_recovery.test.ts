import { describe, expect, it } from 'vitest';
import { PochittoError } from '../../functions/src/domain/errors.ts';
import { generateQueueSchema } from '../../functions/src/domain/generation/generate_queue.ts';
import type { NoticeKind } from '../../functions/src/domain/notices/notice.ts';
import { documents, ids } from '../../functions/src/domain/paths.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { imageConversionSchema } from '../../functions/src/domain/studio/image_conversion.ts';
import { submissionAttemptSchema } from '../../functions/src/domain/submission/submission_attempt.ts';
import { sweepGenerations } from '../../functions/src/generation/index.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { readMessages } from '../../functions/src/stamps/index.ts';
import { auditQuota, sweepConversions } from '../../functions/src/studio/index.ts';
import { sweepAttempts } from '../../functions/src/submission/index.ts';
import { auditLedger } from '../../functions/src/tokens/index.ts';
import { bareContext } from '../support/bare_context.ts';
import { Crash, crashingContext } from '../support/crashing_context.ts';
import { expectErrors } from '../support/expected_errors.ts';
import {
  conversionFixture,
  generationFixture,
  type JobFixture,
  openCount,
  peopleOf,
  submissionFixture,
  writeAll,
} from './job_fixtures.ts';
import { eachOf, randomOf } from './seeded_random.ts';
import { drawPictures, drawSet, type Execute, submitSet } from './simulated_work.ts';

/** Seeded runs of each kind; more with `POCHITTO_EVERY_STEP=1`. */
const runs = process.env.POCHITTO_EVERY_STEP === '1' ? 1000 : 170;
/** Jobs per person. */
const each = 10;
/** Maximum number of steps before a crash. */
const maxSteps = 16;
const atOnce = 8;

interface Kind {
  readonly kind: 'generation' | 'conversion' | 'submission';
  readonly fixture: (options: { id: string; uid: string; at: Date }) => JobFixture;
  readonly execute: Execute;
  readonly sweep: (context: Context) => Promise<unknown>;
  readonly idOf: (payload: Record<string, unknown>) => string;
  /** Returns what is wrong with a completed job; empty if nothing is. */
  readonly problemsOf: (context: Context, id: string) => Promise<string[]>;
}

const read = async ({ firestore }: Context, path: string) => (await firestore.doc(path).get()).data();
/** Returns the kinds of notices that the person got about `cause`. */
async function noticesAbout(context: Context, cause: string, kinds: readonly NoticeKind[]): Promise<string> {
  const found = await Promise.all(
    kinds.map(async (kind) =>
      (await read(context, documents.notice(ids.notice(kind, cause)))) === undefined ? [] : [kind],
    ),
  );
  return found.flat().join(' and ');
}
const unlessEqual = (what: string, found: unknown, wanted: unknown) =>
  found === wanted ? [] : [`${what} is ${String(found)}, not ${String(wanted)}`];

const kinds: Kind[] = [
  {
    kind: 'generation',
    fixture: generationFixture,
    execute: drawSet,
    sweep: sweepGenerations,
    idOf: ({ queueId }) => String(queueId).replace('queue-', ''),
    problemsOf: async (context, id) => {
      const queueId = `queue-${id}`;
      const queue = generateQueueSchema.parse(await read(context, documents.generateQueue(queueId)));
      const stamp = stampSchema.parse(await read(context, documents.stamp(id)));
      const states = (await readMessages(context, queueId)).map(({ data }) => data.state);
      const done = states.filter((state) => state === 'done').length;
      return [
        ...unlessEqual('the lease', queue.leaseId, null),
        ...unlessEqual('stickers at work', states.filter((state) => /pending|running/.test(state)).length, 0),
        // A set with a missing sticker is `failed` and can be retried.
        ...unlessEqual('the status', stamp.status, done === states.length ? 'generated' : 'failed'),
        ...unlessEqual('what was paid', stamp.consumedTokens, done),
        ...unlessEqual(
          'the notice',
          await noticesAbout(context, ids.generationRun(queueId, 0), ['set_finished', 'set_failed']),
          stamp.status === 'generated' ? 'set_finished' : 'set_failed',
        ),
      ];
    },
  },
  {
    kind: 'conversion',
    fixture: conversionFixture,
    execute: drawPictures,
    sweep: sweepConversions,
    idOf: ({ conversionId }) => String(conversionId),
    problemsOf: async (context, id) => {
      const conversion = imageConversionSchema.parse(await read(context, documents.imageConversion(id)));
      const { deliveredCount, status, quotaCounted, leaseId } = conversion;
      return [
        ...unlessEqual('the lease', leaseId, null),
        ...unlessEqual('the status', status, deliveredCount > 0 ? 'completed' : 'failed'),
        ...unlessEqual('what was counted', quotaCounted, deliveredCount),
      ];
    },
  },
  {
    kind: 'submission',
    fixture: submissionFixture,
    execute: submitSet,
    sweep: sweepAttempts,
    idOf: ({ stampId }) => String(stampId),
    problemsOf: async (context, id) => {
      const attempt = submissionAttemptSchema.parse(await read(context, documents.submissionAttempt(id, 1)));
      const stamp = stampSchema.parse(await read(context, documents.stamp(id)));
      return [
        ...unlessEqual('the lease', attempt.leaseId, null),
        ...unlessEqual('the set runs', stamp.submission.isRunning, false),
        ...unlessEqual('the status of the set', stamp.status, attempt.status),
        // The charge stays if the site may have received the request.
        ...unlessEqual('what was paid', stamp.consumedTokens, attempt.requestedAt === null ? 0 : 5),
        ...unlessEqual(
          'the notice',
          await noticesAbout(context, ids.submissionAttempt(id, 1), ['submission_failed']),
          attempt.status === 'failed' ? 'submission_failed' : '',
        ),
      ];
    },
  },
];

describe('job', { timeout: 900_000 }, () => {
  it.each(kinds)(
    'of kind $kind always completes with exact refunds if its processes crash at any step',
    async ({ kind, fixture, execute, sweep, idOf, problemsOf }) => {
      expectErrors(/Crashed at step|A bug of this run/);
      const bare = bareContext();
      const { context, tasks, wait } = bare;
      const at = context.now();
      const jobs = Array.from({ length: runs }, (_, seed) => {
        const random = randomOf(seed * 7919 + kind.length);
        return {
          random,
          ...fixture({ id: `${kind}-${seed}`, uid: `p${Math.floor(seed / each)}`, at }),
          /** Doomed jobs never succeed, and the tasks of lost jobs are never executed. */
          isDoomed: random() < 0.15,
          isLost: random() < 0.15,
        };
      });
      const byId = new Map(jobs.map((job) => [job.id, job]));
      await writeAll(context, [peopleOf(jobs, at), ...jobs.map((job) => job.documents)]);

      /** One execution, which may crash at any step or throw an error between two; `waitBetween` makes it wait in between. */
      const run = async (
        { id, random, isDoomed }: (typeof jobs)[number],
        taskId: string,
        waitBetween: () => Promise<void> = async () => {},
      ) => {
        const crashAt = isDoomed || random() < 0.5 ? 1 + Math.floor(random() * maxSteps) : undefined;
        const betweenSteps = async () => {
          const roll = random();
          if (isDoomed ? roll < 0.7 : roll < 0.08) throw new Error('A bug of this run.');
          if (roll > 0.97) throw new PochittoError('photo_broken');
          await waitBetween();
        };
        try {
          await execute(crashingContext(context, crashAt).context, { id, taskId, betweenSteps });
        } catch (error) {
          if (!(error instanceof Crash) && !/A bug of this run/.test(String(error))) throw error;
        }
      };

      /** Executions that wait until their lease has expired and others have taken over. */
      const slow: { readonly resume: () => void; readonly ended: Promise<void> }[] = [];
      const runSlowly = (job: (typeof jobs)[number]) =>
        new Promise<void>((waiting) => {
          let resume = () => {};
          const resumed = new Promise<void>((resolve) => {
            resume = resolve;
          });
          const ended = run(job, 'slow', () => {
            waiting();
            return resumed;
          });
          void ended.then(waiting, waiting);
          slow.push({ resume: () => resume(), ended });
        });
      const resumeSlow = async () => {
        for (const { resume } of slow) resume();
        await Promise.all(slow.splice(0).map(({ ended }) => ended));
      };

      // The first tasks: slow, twice at once, repeated after a crash, or never.
      await eachOf(jobs, atOnce, async (job) => {
        if (job.isLost) return;
        if (job.random() < 0.2) await runSlowly(job);
        for (let executions = Math.floor(job.random() * 4); executions >= 0; executions -= 1) {
          await Promise.all([
            run(job, 'first'),
            ...(job.random() < 0.2 ? [run(job, `twin-${executions}`)] : []),
          ]);
        }
      });
      // The schedules, which crash as well, until no job is open.
      const random = randomOf(kind.length);
      for (let runNumber = 0; runNumber < 40 && (await openCount(context, kind)) > 0; runNumber += 1) {
        wait(20 * 60);
        tasks.length = 0;
        if (runNumber % 2 === 0) {
          const crashing = crashingContext(context, 1 + Math.floor(random() * 30));
          await sweep(crashing.context).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error;
          });
        }
        await sweep(context);
        const found = tasks.splice(0).flatMap((task) => {
          const job = byId.get(idOf(task.payload));
          return job && !job.isLost ? [{ job, task }] : [];
        });
        await eachOf(found, atOnce, ({ job, task }) => run(job, task.id));
        if (runNumber === 1) await resumeSlow();
      }
      await resumeSlow();

      expect(await openCount(context, kind)).toBe(0);
      const problems: string[] = [];
      await eachOf(jobs, atOnce, async ({ id }) => {
        for (const what of await problemsOf(context, id)) problems.push(`${id}: ${what}`);
      });
      await eachOf([...new Set(jobs.map(({ uid }) => uid))], atOnce, async (uid) => {
        problems.push(...(await auditLedger(context, uid)), ...(await auditQuota(context, uid)));
      });
      expect(problems).toEqual([]);
    },
  );
});
