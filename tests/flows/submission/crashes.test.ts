import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../../functions/src/domain/paths.ts';
import { runSubmission, submitStamp, sweepAttempts } from '../../../functions/src/submission/index.ts';
import type { OpenVisit } from '../../../functions/src/submission/visit_site.ts';
import type { Visit } from '../../../functions/src/vendors/creators-market/site.ts';
import { type BackendFixture, testUser } from '../../support/backend_fixture.ts';
import { type CrashingContext, completes, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { scriptedSite } from './scripted_site.ts';
import {
  confirmedValues,
  connect,
  copyOf,
  readySetFixture,
  runToCompletion,
  snapshotAttempt,
  stateOf,
  submissionContext,
  submit,
} from './submission_fixture.ts';

/** A crash after one step has the same effect as a crash before the next. */
const everyOther = 2;

describe('crashing submission', { timeout: 240_000 }, () => {
  let fixture: BackendFixture;
  let stampId: string;
  const site = scriptedSite();

  beforeAll(async () => {
    fixture = await submissionContext();
    await connect(fixture);
    stampId = await readySetFixture(fixture);
  });
  beforeEach(() => site.clear());

  it('starts once when it is repeated after a crash at any step of its start, or is left to the sweep', async () => {
    const whole = await crashDuringStart(fixture, stampId, Number.POSITIVE_INFINITY);
    // Before this, only the package is written, which is always the same.
    const first = whole.steps - 10;
    for (let crashAt = first; crashAt <= whole.steps; crashAt += everyOther) {
      await end(fixture, whole.copy);
      const { copy, order } = await crashDuringStart(fixture, stampId, crashAt);
      const createGeneratingSet = await stateOf(fixture, copy);
      if (createGeneratingSet.attempt && crashAt % 4 === first % 4) {
        fixture.wait(300);
        await sweepAttempts(fixture.context);
      } else await submitStamp(fixture.context, testUser, order);
      const tasks = fixture.tasks.filter(({ payload }) => payload.stampId === copy);
      expect(tasks.map(({ payload }) => payload.attemptNo)).toContain(1);
      const { attempts, stamp, ledger, lock } = await stateOf(fixture, copy);
      const what = `crash at step ${crashAt}`;
      expect(attempts.length, what).toBe(1);
      expect(stamp, what).toMatchObject({ status: 'submitting', consumedTokens: 5 });
      expect(lock, what).toMatchObject({ stampId: copy, attemptNo: 1 });
      expect(ledger, what).toEqual([]);
      await end(fixture, copy);
    }
  });

  it('completes after a crash at any step of its run: one item, one click, one charge', async () => {
    expectErrors(/Crashed at step/);
    const copy = await copyOf(fixture, stampId);
    const { attemptNo } = await submit(fixture, copy);
    const before = await stateOf(fixture, copy);
    const thaw = await snapshotAttempt(fixture, copy);
    let survived = false;
    let crashAt = 1;
    for (; !survived; crashAt += everyOther) {
      const what = `crash at step ${crashAt}`;
      await thaw();
      site.clear();
      const crashable = crashingContext(fixture.context, crashAt);
      const open = crashingSite(crashable, site.open);
      survived = await completes(
        runSubmission(crashable.context, { stampId: copy, attemptNo }, 'task', open),
      );
      await runToCompletion(fixture, { stampId: copy, attemptNo }, site.open);
      const { stamp, attempt, balance, ledger, lock } = await stateOf(fixture, copy);
      expect(site.counts, what).toMatchObject({ created: 1, clicks: expect.any(Number) });
      expect(site.counts.clicks, what).toBeLessThanOrEqual(1);
      expect(attempt, what).toMatchObject({ leaseId: null, leaseUntil: null });
      expect(lock, what).toMatchObject({ stampId: null, attemptNo: null });
      expect(ledger, what).toEqual([]);
      expect(attempt?.steps.every(({ ms }) => ms !== null)).toBe(true);
      expect(balance, what).toBe(before.balance);
      if (site.counts.clicks === 1) {
        expect(stamp, what).toMatchObject({ status: 'submitted', reviewStatus: 'waiting_for_review' });
        expect(attempt, what).toMatchObject({ status: 'submitted', errorCode: null });
      } else {
        // It crashed between the record of the click and the click: the outcome is unknown, and nothing clicks again.
        expect(attempt, what).toMatchObject({ status: 'failed', errorCode: 'submission_outcome_unknown' });
      }
    }
    expect(crashAt).toBeGreaterThan(60);
  });

  it('is failed by the sweep and refunded if its task is not executed any more', async () => {
    expectErrors(/Crashed at step/);
    const copy = await copyOf(fixture, stampId);
    const { attemptNo } = await submit(fixture, copy);
    const { balance } = await stateOf(fixture, copy);
    for (let run = 1; run <= 3; run += 1) {
      const { context } = crashingContext(fixture.context, 20);
      await completes(runSubmission(context, { stampId: copy, attemptNo }, 'task', site.open));
    }
    fixture.wait(3600);
    expect(await sweepAttempts(fixture.context)).toEqual({ attempts: 1 });
    const task = fixture.tasks.at(-1);
    expect(task?.id).toMatch(/sweep/);
    await runSubmission(fixture.context, { stampId: copy, attemptNo }, task?.id ?? '', site.open);
    expect(await stateOf(fixture, copy)).toMatchObject({
      attempt: { status: 'failed', errorCode: 'submission_failed' },
      stamp: { status: 'failed', consumedTokens: 0, submission: { isRunning: false, outcome: 'failed' } },
      lock: { stampId: null },
      ledger: [],
    });
    expect((await stateOf(fixture, copy)).balance).toBe(balance + 5);
  });

  it('leaves a run of another task alone, and writes of a slow one are rejected', async () => {
    const copy = await copyOf(fixture, stampId);
    const { attemptNo } = await submit(fixture, copy);
    const name = { stampId: copy, attemptNo };
    const slow = runSubmission(fixture.context, name, 'slow', site.open);
    const late = { ...fixture.context, now: () => new Date(Date.now() + 7_200_000) };
    await Promise.all([
      slow,
      runSubmission(fixture.context, name, 'other', site.open),
      runSubmission(late, name, 'fast', site.open),
    ]);
    await runSubmission(late, name, 'last', site.open);
    expect(site.counts).toMatchObject({ created: 1, open: 0 });
    expect(site.counts.clicks).toBeLessThanOrEqual(1);
    expect((await stateOf(fixture, copy)).ledger).toEqual([]);
  });
});

/** Starts a submission of a new copy of a set, and crashes on the way. */
async function crashDuringStart(fixture: BackendFixture, stampId: string, crashAt: number) {
  const copy = await copyOf(fixture, stampId);
  const order = { stampId: copy, requestId: randomUUID(), confirmed: await confirmedValues(fixture, copy) };
  const { context, steps } = crashingContext(fixture.context, crashAt);
  await completes(submitStamp(context, testUser, order));
  return { copy, order, steps: steps() };
}

/** Releases the person's lock without a run. */
async function end({ context: { firestore } }: BackendFixture, stampId: string) {
  await firestore.doc(documents.submissionLock(testUser.uid)).update({ stampId: null, attemptNo: null });
  await firestore.doc(documents.submissionAttempt(stampId, 1)).update({ status: 'failed' });
}

/** The site, whose functions crash with their process, before or after they are done. */
function crashingSite({ crashable }: CrashingContext, open: OpenVisit): OpenVisit {
  return async (options) => {
    const visit = await open(options);
    const { close, picture, cookies, ...operations } = visit;
    const wrapped = Object.entries(operations).map(([name, operation]) => [
      name,
      crashable(operation as () => Promise<unknown>),
    ]);
    return {
      ...(Object.fromEntries(wrapped) as Omit<Visit, 'close' | 'picture' | 'cookies'>),
      close,
      picture,
      cookies,
    };
  };
}
