import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { documents, ids } from '../../../functions/src/domain/paths.ts';
import { lineSessionSchema } from '../../../functions/src/domain/submission/line_session.ts';
import {
  maxSubmissionRuns,
  type SubmissionStep,
} from '../../../functions/src/domain/submission/submission_attempt.ts';
import {
  checkReview,
  confirmLineCreator,
  forgetLine,
  readReviews,
  rehearseSubmission,
  runSubmission,
  watchReviews,
} from '../../../functions/src/submission/index.ts';
import type { OpenVisit } from '../../../functions/src/submission/visit_site.ts';
import { SiteError, type SiteErrorKind } from '../../../functions/src/vendors/creators-market/site.ts';
import { type BackendFixture, testUser } from '../../support/backend_fixture.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { type FailureSwitch, type Operation, scriptedSite } from './scripted_site.ts';
import {
  connect,
  copyOf,
  fillIn,
  readySetFixture,
  stateOf,
  submissionContext,
  submit,
} from './submission_fixture.ts';

const operationOf: Partial<Record<SubmissionStep, Operation>> = {
  session: 'ensureSession',
  form: 'fillForm',
  save: 'saveForm',
  images: 'ensureImages',
  review: 'review',
  request: 'request',
  confirm: 'confirmRequested',
};

interface Row {
  readonly at: SubmissionStep;
  readonly kind: SiteErrorKind;
  readonly when: FailureSwitch['when'];
  readonly times: number;
  /** The status of the attempt, and its cost. */
  readonly status: 'submitted' | 'failed' | 'session_expired';
  readonly code: string | null;
  readonly tokens: 0 | 5;
  readonly clicks: 0 | 1;
}

const always = 99;
const row = (at: SubmissionStep, kind: SiteErrorKind, when: FailureSwitch['when'], times: number) => ({
  at,
  kind,
  when,
  times,
});
const submitted = { status: 'submitted', code: null, tokens: 5, clicks: 1 } as const;
const refundedWith = (code: string) => ({ status: 'failed', code, tokens: 0, clicks: 0 }) as const;
const expired = {
  status: 'session_expired',
  code: 'submission_session_expired',
  tokens: 0,
  clicks: 0,
} as const;
const unknown = (clicks: 0 | 1) =>
  ({ status: 'failed', code: 'submission_outcome_unknown', tokens: 5, clicks }) as const;

const rows: readonly Row[] = [
  { ...row('session', 'session_lost', 'before', 1), ...expired },
  { ...row('session', 'no_creator', 'before', 1), ...refundedWith('line_creator_missing') },
  { ...row('form', 'unavailable', 'before', 1), ...submitted },
  { ...row('form', 'unavailable', 'before', always), ...refundedWith('submission_site_down') },
  { ...row('form', 'drift', 'before', 1), ...refundedWith('submission_site_changed') },
  { ...row('save', 'title_taken', 'before', 1), ...refundedWith('submission_title_taken') },
  { ...row('save', 'outcome_unknown', 'after', 1), ...submitted },
  { ...row('save', 'session_lost', 'after', 1), ...expired },
  { ...row('images', 'refused', 'before', 1), ...refundedWith('submission_site_refused') },
  { ...row('images', 'session_lost', 'after', 1), ...expired },
  { ...row('request', 'limit_day', 'before', 1), ...refundedWith('submission_limit_day') },
  { ...row('request', 'session_lost', 'before', 1), ...expired },
  { ...row('request', 'outcome_unknown', 'after', 1), ...submitted },
  { ...row('confirm', 'unavailable', 'before', 1), ...submitted },
  { ...row('confirm', 'session_lost', 'before', 1), ...expired, tokens: 5, clicks: 1 },
  { ...row('confirm', 'outcome_unknown', 'before', always), ...unknown(1) },
  { ...row('confirm', 'drift', 'before', 1), ...unknown(1) },
];

describe('submission attempt', { timeout: 120_000 }, () => {
  let fixture: BackendFixture;
  let original: string;
  const site = scriptedSite();

  const createSet = async () => {
    site.clear();
    await connect(fixture);
    return copyOf(fixture, original);
  };
  /** Runs like its task, which is repeated as long as the run throws. */
  const runToCompletion = async (stampId: string, attemptNo: number) => {
    for (let run = 1; run <= maxSubmissionRuns; run += 1) {
      try {
        return await runSubmission(fixture.context, { stampId, attemptNo }, 'task', site.open);
      } catch (error) {
        if (!(error instanceof SiteError)) throw error;
      }
    }
  };
  const submitAndComplete = async (stampId: string) => {
    const { attemptNo } = await submit(fixture, stampId);
    await runToCompletion(stampId, attemptNo);
  };

  beforeAll(async () => {
    fixture = await submissionContext();
    original = await readySetFixture(fixture);
  });

  it.each(rows)(
    'with $kind $when $at ($times×) ends as $status, and the next attempt succeeds',
    async (each) => {
      const { at, kind, when, times, status, code, tokens, clicks } = each;
      if (kind === 'drift') expectErrors(/Trouble/);
      const stampId = await createSet();
      const before = (await stateOf(fixture, stampId)).balance;
      site.failureSwitch({ operation: operationOf[at] ?? 'review', kind, when, times });
      await submitAndComplete(stampId);
      const ended = await stateOf(fixture, stampId);
      expect(ended).toMatchObject({
        attempt: { status, errorCode: code, leaseId: null, leaseUntil: null },
        stamp: { status, consumedTokens: tokens, submission: { isRunning: false, outcome: status } },
        lock: { stampId: null },
        ledger: [],
        balance: before - tokens,
      });
      expect(site.counts).toMatchObject({ clicks, open: 0 });
      expect(ended.attempt?.drift?.step).toBe(kind === 'drift' ? at : undefined);
      if (kind === 'refused')
        expect(ended.attempt?.siteErrors).toEqual([{ where: '03', text: 'It is opaque.' }]);
      if (status === 'submitted') return;
      for (const failureSwitch of site.failureSwitches) failureSwitch.times = 0;
      if (status === 'session_expired') await connect(fixture);
      await submitAndComplete(stampId);
      expect(await stateOf(fixture, stampId)).toMatchObject({
        stamp: { status: 'submitted', consumedTokens: 5, reviewStatus: 'waiting_for_review' },
        balance: before - 5,
        ledger: [],
      });
      expect(site.counts).toMatchObject({ created: 1, clicks: 1, open: 0 });
    },
  );

  it('omits tags that the site does not have, and uses an available price', async () => {
    const stampId = await createSet();
    const { metadata } = (await stateOf(fixture, stampId)).stamp;
    const { tags } = metadata as { tags: Record<string, string[]> };
    site.forgetTags(...(Object.values(tags)[0] ?? []));
    await submitAndComplete(stampId);
    expect((await stateOf(fixture, stampId)).attempt).toMatchObject({ status: 'submitted' });
  });

  it('never changes an item with the same title that was created by hand', async () => {
    const stampId = await createSet();
    const visit = await site.open({ site: { url: '', accessUrl: '' }, cookies: [] });
    const { attemptNo } = await submit(fixture, stampId);
    const { attempt } = await stateOf(fixture, stampId);
    await visit.ensureSession();
    await visit.fillForm(attempt?.form as never, null);
    const { itemId } = await visit.saveForm();
    await visit.close();
    const untouched = structuredClone(site.items.get(itemId));
    await runToCompletion(stampId, attemptNo);
    expect((await stateOf(fixture, stampId)).attempt?.errorCode).toBe('submission_title_taken');
    expect(site.items.get(itemId)).toEqual(untouched);
    expect(site.counts.created).toBe(1);
  });

  it('that was rejected shows its reasons, and can be repeated for free after its pictures were changed', async () => {
    const stampId = await createSet();
    await submitAndComplete(stampId);
    const { stamp, balance } = await stateOf(fixture, stampId);
    const itemId = stamp.creatorsMarketId ?? '';
    site.reject(itemId, '審査ガイドライン1.3に該当します。スタンプ番号: 02');
    expect(await watchReviews(fixture.context)).toEqual({ people: 0 });
    fixture.wait(3600);
    expect(await watchReviews(fixture.context)).toEqual({ people: 1 });
    expect(fixture.tasks.at(-1)).toMatchObject({ queue: 'readReviews', payload: { userId: testUser.uid } });
    await readReviews(fixture.context, { userId: testUser.uid }, site.open);
    const rejected = (await stateOf(fixture, stampId)).stamp;
    expect(rejected).toMatchObject({ status: 'generated', reviewStatus: 'rejected' });
    expect(rejected.reviewMessage).toContain('1.3');
    expect(rejected.submission).toMatchObject({ outcome: 'rejected', rejected: ['02'], clauses: ['1.3'] });
    await expect(submit(fixture, stampId)).rejects.toMatchObject({ code: 'submission_same_images' });
    // Another text is not a change of a picture.
    await fillIn(fixture, stampId, 'Mended by its title');
    await expect(submit(fixture, stampId)).rejects.toMatchObject({ code: 'submission_same_images' });
    const image = await fixture.context.firestore
      .collection('images')
      .where('stampId', '==', stampId)
      .where('type', '==', 'processed')
      .where('sequence', '==', 2)
      .get();
    const [first] = image.docs;
    const other = String(first?.get('url')).replace(/-[0-9a-f]+\.png$/, '-00ff00ff00ff00ff.png');
    await fixture.context.bucket.file(String(first?.get('url'))).copy(other);
    await first?.ref.update({ url: other });
    await submitAndComplete(stampId);
    const again = await stateOf(fixture, stampId);
    expect(again.stamp).toMatchObject({ status: 'submitted', consumedTokens: 5, retryCount: 1 });
    expect(again.stamp.submission).toMatchObject({ rejected: [], clauses: [] });
    expect(again.stamp.creatorsMarketId).toBe(itemId);
    expect(again).toMatchObject({ balance, ledger: [] });
    expect(site.counts).toMatchObject({ created: 1, clicks: 2 });
    const item = site.items.get(itemId);
    for (const status of ['approved', 'on_sale'] as const) {
      if (item) item.status = status;
      expect(await checkReview(fixture.context, testUser, { stampId }, site.open)).toEqual({
        reviewStatus: status,
      });
      expect((await stateOf(fixture, stampId)).stamp).toMatchObject({
        status: 'submitted',
        reviewStatus: status,
      });
    }
    expect((await stateOf(fixture, stampId)).stamp.submission.nextReviewCheckAt).toBeNull();
  });

  it('with an unknown request is resolved by a review check, and can be withdrawn by the person', async () => {
    const stampId = await createSet();
    site.failureSwitch({ operation: 'confirmRequested', kind: 'unavailable', when: 'before', times: always });
    await submitAndComplete(stampId);
    expect((await stateOf(fixture, stampId)).attempt?.errorCode).toBe('submission_outcome_unknown');
    const checkNow = () => checkReview(fixture.context, testUser, { stampId }, site.open);
    fixture.wait(3600);
    expect(await checkNow()).toEqual({ reviewStatus: 'waiting_for_review' });
    expect((await stateOf(fixture, stampId)).stamp).toMatchObject({ status: 'submitted', failure: null });
    const item = site.items.get((await stateOf(fixture, stampId)).stamp.creatorsMarketId ?? '');
    if (item) item.status = 'editing';
    expect(await checkNow()).toEqual({ reviewStatus: 'editing' });
    expect((await stateOf(fixture, stampId)).stamp).toMatchObject({ status: 'generated' });
  });

  it('is skipped by review checks while the person’s session is expired', async () => {
    const stampId = await createSet();
    await submitAndComplete(stampId);
    fixture.wait(7200);
    const session = fixture.context.firestore.doc(documents.lineSession(testUser.uid));
    await session.update({ status: 'expired', cookieData: null });
    expect(await watchReviews(fixture.context)).toEqual({ people: 0 });
    site.calls.length = 0;
    await readReviews(fixture.context, { userId: testUser.uid }, site.open);
    expect(site.calls).toEqual([]);
  });

  it('ends before the form with a refund if the session belongs to another creator account', async () => {
    const stampId = await createSet();
    const { balance } = await stateOf(fixture, stampId);
    const { attemptNo } = await submit(fixture, stampId);
    site.arriveAs('PAGE000000000002', 'Bob');
    await runToCompletion(stampId, attemptNo);
    expect(site.calls).toEqual(['ensureSession', 'readCreatorName']);
    expect(await stateOf(fixture, stampId)).toMatchObject({
      attempt: { status: 'failed', errorCode: 'line_other_creator', requestedAt: null, leaseUntil: null },
      stamp: { status: 'failed', consumedTokens: 0, creatorsMarketId: null },
      lock: { stampId: null },
      ledger: [],
      balance,
    });
    const session = fixture.context.firestore.doc(documents.lineSession(testUser.uid));
    expect(lineSessionSchema.parse((await session.get()).data())).toMatchObject({
      pageId: 'PAGE000000000001',
      creatorName: 'Ann',
      otherCreator: { pageId: 'PAGE000000000002', name: 'Bob' },
    });
    await expect(submit(fixture, stampId)).rejects.toMatchObject({ code: 'line_other_creator' });
    await confirmLineCreator(fixture.context, testUser, { pageId: 'PAGE000000000002' });
    await submitAndComplete(stampId);
    expect((await stateOf(fixture, stampId)).stamp).toMatchObject({
      status: 'submitted',
      submission: { pageId: 'PAGE000000000002' },
    });
  });

  it('keeps its item if another account is connected later: review checks do not report it as gone', async () => {
    const stampId = await createSet();
    await submitAndComplete(stampId);
    const { creatorsMarketId } = (await stateOf(fixture, stampId)).stamp;
    const checkNow = () => checkReview(fixture.context, testUser, { stampId }, site.open);
    const isKept = async () =>
      expect((await stateOf(fixture, stampId)).stamp).toMatchObject({
        status: 'submitted',
        reviewStatus: 'waiting_for_review',
        creatorsMarketId,
      });
    fixture.wait(3600);
    site.items.clear();
    site.arriveAs('PAGE000000000002', 'Bob');
    await expect(checkNow()).rejects.toMatchObject({ code: 'line_other_creator' });
    await isKept();
    site.calls.length = 0;
    await expect(checkNow()).rejects.toMatchObject({ code: 'line_other_creator' });
    expect(await watchReviews(fixture.context)).toEqual({ people: 0 });
    expect(site.calls).toEqual([]);
    await confirmLineCreator(fixture.context, testUser, { pageId: 'PAGE000000000002' });
    await expect(checkNow()).rejects.toMatchObject({ code: 'line_other_creator' });
    await readReviews(fixture.context, { userId: testUser.uid }, site.open);
    await isKept();
    await submitAndComplete(await copyOf(fixture, original));
    fixture.wait(3600);
    site.failureSwitch({ operation: 'readStatus', kind: 'drift', when: 'before', times: 1 });
    const readAll = readReviews(fixture.context, { userId: testUser.uid }, site.open);
    await expect(readAll, 'the trouble of a set behind it shows').rejects.toMatchObject({ kind: 'drift' });
  });

  it('has a notice if it failed, but not if it was a rehearsal, which its person watches', async () => {
    const stampId = await createSet();
    const isTold = async (attemptNo: number) => {
      const cause = ids.submissionAttempt(stampId, attemptNo);
      const notice = documents.notice(ids.notice('submission_failed', cause));
      return (await fixture.context.firestore.doc(notice).get()).exists;
    };
    site.failureSwitch({ operation: 'fillForm', kind: 'title_taken', when: 'before', times: 2 });
    const rehearsal = await rehearseSubmission(fixture.context, testUser, {
      stampId,
      requestId: randomUUID(),
    });
    await runToCompletion(stampId, rehearsal.attemptNo);
    expect((await stateOf(fixture, stampId)).attempt).toMatchObject({ mode: 'rehearsal', status: 'failed' });
    const { attemptNo } = await submit(fixture, stampId);
    await runToCompletion(stampId, attemptNo);
    expect([await isTold(rehearsal.attemptNo), await isTold(attemptNo)]).toEqual([false, true]);
  });

  describe('of a deactivated person', () => {
    const setDeactivated = (isShutOut: boolean) =>
      fixture.context.firestore.doc(documents.user(testUser.uid)).update({ isActive: !isShutOut });

    it('opens no browser if it still waits, and is refunded', async () => {
      const stampId = await createSet();
      const { balance } = await stateOf(fixture, stampId);
      const { attemptNo } = await submit(fixture, stampId);
      await setDeactivated(true);
      await runToCompletion(stampId, attemptNo);
      await setDeactivated(false);
      expect(site.calls).toEqual([]);
      expect(await stateOf(fixture, stampId)).toMatchObject({
        attempt: { status: 'failed', errorCode: 'account_inactive', leaseUntil: null },
        stamp: { status: 'failed', consumedTokens: 0, submission: { isRunning: false } },
        lock: { stampId: null },
        ledger: [],
        balance,
      });
    });

    it.each<Operation>(['fillForm', 'ensureImages', 'request'])(
      'ends after the step %s without a click and is refunded',
      async (last) => {
        const stampId = await createSet();
        const { balance } = await stateOf(fixture, stampId);
        const { attemptNo } = await submit(fixture, stampId);
        const open: OpenVisit = async (options) => {
          const visit = await site.open(options);
          const operation = visit[last] as (...given: unknown[]) => Promise<unknown>;
          const work = async (...given: unknown[]) => {
            await setDeactivated(true);
            return operation(...given);
          };
          return { ...visit, [last]: work };
        };
        await runSubmission(fixture.context, { stampId, attemptNo }, 'task', open);
        await setDeactivated(false);
        expect(site.calls.at(-1)).toBe(last);
        expect(site.counts).toMatchObject({ clicks: 0, open: 0 });
        expect(await stateOf(fixture, stampId)).toMatchObject({
          attempt: { status: 'failed', errorCode: 'account_inactive', requestedAt: null },
          lock: { stampId: null },
          ledger: [],
          balance,
        });
      },
    );

    it('is skipped by review checks until the person is reactivated', async () => {
      const stampId = await createSet();
      await submitAndComplete(stampId);
      fixture.wait(7200);
      site.calls.length = 0;
      await setDeactivated(true);
      expect(await watchReviews(fixture.context)).toEqual({ people: 0 });
      await readReviews(fixture.context, { userId: testUser.uid }, site.open);
      expect(site.calls).toEqual([]);
      await setDeactivated(false);
      expect(await watchReviews(fixture.context)).toEqual({ people: 1 });
      await readReviews(fixture.context, { userId: testUser.uid }, site.open);
      expect(site.calls).toContain('readStatus');
    });
  });

  describe('with a forgotten session', () => {
    const session = async () =>
      lineSessionSchema.parse(
        (await fixture.context.firestore.doc(documents.lineSession(testUser.uid)).get()).data(),
      );

    it('closes the browser of a review check before forgetting returns, and nothing is written again', async () => {
      const stampId = await createSet();
      await submitAndComplete(stampId);
      fixture.wait(7200);
      const looking = Promise.withResolvers<void>();
      const open: OpenVisit = async (options) => {
        const visit = await site.open(options);
        const closed = Promise.withResolvers<never>();
        let isOpen = true;
        return {
          ...visit,
          readStatus: () => {
            looking.resolve();
            return closed.promise;
          },
          cookies: async () => options.cookies,
          close: async () => {
            if (isOpen) await visit.close();
            isOpen = false;
            closed.reject(new SiteError('unavailable', 'The browser is gone.'));
          },
        };
      };
      const visit = readReviews(fixture.context, { userId: testUser.uid }, open);
      await looking.promise;
      expect(site.counts.open).toBe(1);
      await forgetLine(fixture.context, testUser);
      expect(site.counts.open).toBe(0);
      expect(await session()).toMatchObject({ status: 'forgotten', cookieData: null, visits: {} });
      await visit;
      expect(await session()).toMatchObject({ status: 'forgotten', cookieData: null, visits: {} });
    });

    it('is forgotten although a review check crashed with its browser', async () => {
      await createSet();
      const dead = new Date(fixture.context.now().getTime() + 15_000);
      await fixture.context.firestore
        .doc(documents.lineSession(testUser.uid))
        .update({ 'visits.dead': dead });
      const forgotten = forgetLine(fixture.context, testUser);
      await expect.poll(async () => (await session()).status).toBe('forgotten');
      fixture.wait(20);
      await forgotten;
      expect(await session()).toMatchObject({ cookieData: null });
    });
  });
});
