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
import { drawPictures, drawSet, type Execute, handIn } from './fake_work.ts';
import {
  conversionFixture,
  generationFixture,
  type JobFixture,
  openCount,
  peopleOf,
  submissionFixture,
  writeAll,
} from './job_fixtures.ts';
import { eachOf, randomOf } from './random.ts';

/** Seeded runs of each kind; `POCHITTO_EVERY_STEP=1` takes more. */
const runs = process.env.POCHITTO_EVERY_STEP === '1' ? 1000 : 170;
/** Jobs of one person. */
const each = 10;
/** Longest life of a process, in steps. */
const longestLife = 16;
const atOnce = 8;

interface Kind {
  readonly kind: 'generation' | 'conversion' | 'submission';
  readonly fixture: (options: { id: string; uid: string; at: Date }) => JobFixture;
  readonly execute: Execute;
  readonly sweep: (context: Context) => Promise<unknown>;
  readonly idOf: (payload: Record<string, unknown>) => string;
  /** What is wrong with a job that has come to its end: nothing. */
  readonly wrongWith: (context: Context, id: string) => Promise<string[]>;
}

const read = async ({ firestore }: Context, path: string) => (await firestore.doc(path).get()).data();
/** Which of these kinds the person was told of `cause`. */
async function toldOf(context: Context, cause: string, kinds: readonly NoticeKind[]): Promise<string> {
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
    wrongWith: async (context, id) => {
      const queueId = `queue-${id}`;
      const queue = generateQueueSchema.parse(await read(context, documents.generateQueue(queueId)));
      const stamp = stampSchema.parse(await read(context, documents.stamp(id)));
      const states = (await readMessages(context, queueId)).map(({ data }) => data.state);
      const done = states.filter((state) => state === 'done').length;
      return [
        ...unlessEqual('the lease', queue.leaseId, null),
        ...unlessEqual('stickers at work', states.filter((state) => /pending|running/.test(state)).length, 0),
        // A set of which anything is missing is `failed` and may be retried.
        ...unlessEqual('the status', stamp.status, done === states.length ? 'generated' : 'failed'),
        ...unlessEqual('what was paid', stamp.consumedTokens, done),
        ...unlessEqual(
          'the notice',
          await toldOf(context, ids.generationRun(queueId, 0), ['set_finished', 'set_failed']),
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
    wrongWith: async (context, id) => {
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
    execute: handIn,
    sweep: sweepAttempts,
    idOf: ({ stampId }) => String(stampId),
    wrongWith: async (context, id) => {
      const attempt = submissionAttemptSchema.parse(await read(context, documents.submissionAttempt(id, 1)));
      const stamp = stampSchema.parse(await read(context, documents.stamp(id)));
      return [
        ...unlessEqual('the lease', attempt.leaseId, null),
        ...unlessEqual('the set runs', stamp.submission.isRunning, false),
        ...unlessEqual('the status of the set', stamp.status, attempt.status),
        // Paid is what the site got, or may have got.
        ...unlessEqual('what was paid', stamp.consumedTokens, attempt.requestedAt === null ? 0 : 5),
        ...unlessEqual(
          'the notice',
          await toldOf(context, ids.submissionAttempt(id, 1), ['submission_failed']),
          attempt.status === 'failed' ? 'submission_failed' : '',
        ),
      ];
    },
  },
];

describe('long work', { timeout: 900_000 }, () => {
  it.each(kinds)(
    'of kind $kind is never stuck and every refund is exact, whatever dies at whatever step',
    async ({ kind, fixture, execute, sweep, idOf, wrongWith }) => {
      expectErrors(/Crashed at step|A bug of this run/);
      const bare = bareContext();
      const { context, tasks, wait } = bare;
      const at = context.now();
      const jobs = Array.from({ length: runs }, (_, seed) => {
        const random = randomOf(seed * 7919 + kind.length);
        return {
          random,
          ...fixture({ id: `${kind}-${seed}`, uid: `p${Math.floor(seed / each)}`, at }),
          /** Some never come to their end, and the tasks of some are lost. */
          isDoomed: random() < 0.15,
          isLost: random() < 0.15,
        };
      });
      const byId = new Map(jobs.map((job) => [job.id, job]));
      await writeAll(context, [peopleOf(jobs, at), ...jobs.map((job) => job.documents)]);

      /** One execution, which may die at any step, or stumble between two; `rest` makes a slow one wait in its midst. */
      const run = async (
        { id, random, isDoomed }: (typeof jobs)[number],
        taskId: string,
        rest: () => Promise<void> = async () => {},
      ) => {
        const crashAt = isDoomed || random() < 0.5 ? 1 + Math.floor(random() * longestLife) : undefined;
        const stumble = async () => {
          const fate = random();
          if (isDoomed ? fate < 0.7 : fate < 0.08) throw new Error('A bug of this run.');
          if (fate > 0.97) throw new PochittoError('photo_broken');
          await rest();
        };
        try {
          await execute(crashingContext(context, crashAt).context, { id, taskId, stumble });
        } catch (error) {
          if (!(error instanceof Crash) && !/A bug of this run/.test(String(error))) throw error;
        }
      };

      /** Executions that rest while their lease runs out and others take over. */
      const slow: { readonly wake: () => void; readonly ended: Promise<void> }[] = [];
      const runSlowly = (job: (typeof jobs)[number]) =>
        new Promise<void>((resting) => {
          let wake = () => {};
          const woken = new Promise<void>((resolve) => {
            wake = resolve;
          });
          const ended = run(job, 'slow', () => {
            resting();
            return woken;
          });
          void ended.then(resting, resting);
          slow.push({ wake: () => wake(), ended });
        });
      const wakeSlow = async () => {
        for (const { wake } of slow) wake();
        await Promise.all(slow.splice(0).map(({ ended }) => ended));
      };

      // The first tasks: slow, twice at once, again after a death, or never.
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
      // The schedules, which die too, until nothing is open.
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
        if (runNumber === 1) await wakeSlow();
      }
      await wakeSlow();

      expect(await openCount(context, kind)).toBe(0);
      const wrong: string[] = [];
      await eachOf(jobs, atOnce, async ({ id }) => {
        for (const what of await wrongWith(context, id)) wrong.push(`${id}: ${what}`);
      });
      await eachOf([...new Set(jobs.map(({ uid }) => uid))], atOnce, async (uid) => {
        wrong.push(...(await auditLedger(context, uid)), ...(await auditQuota(context, uid)));
      });
      expect(wrong).toEqual([]);
    },
  );
});
