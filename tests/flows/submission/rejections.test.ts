import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openProfile } from '../../../functions/src/accounts/index.ts';
import { documents } from '../../../functions/src/domain/paths.ts';
import { japanDay } from '../../../functions/src/domain/timestamp.ts';
import { deleteStamp } from '../../../functions/src/stamps/index.ts';
import { rehearseSubmission, runSubmission, submitStamp } from '../../../functions/src/submission/index.ts';
import { type BackendFixture, testUser } from '../../support/backend_fixture.ts';
import { save } from '../editing/drawn_set.ts';
import { scriptedSite } from './scripted_site.ts';
import {
  confirmedValues,
  connect,
  copyOf,
  fillIn,
  readySetFixture,
  stateOf,
  submissionContext,
  submit,
} from './submission_fixture.ts';

const bob = { uid: 'bob', email: 'bob@pochitto.example', displayName: 'Bob' };

describe('submission', { timeout: 120_000 }, () => {
  let fixture: BackendFixture;
  let original: string;
  let stampId: string;
  const site = scriptedSite();

  const stampOf = (id: string) => fixture.context.firestore.doc(documents.stamp(id));
  const rehearse = (id: string, who = testUser) =>
    rehearseSubmission(fixture.context, who, { stampId: id, requestId: randomUUID() });
  const run = (id: string, attemptNo: number) =>
    runSubmission(fixture.context, { stampId: id, attemptNo }, 'task', site.open);

  beforeAll(async () => {
    fixture = await submissionContext();
    original = await readySetFixture(fixture);
  });
  beforeEach(async () => {
    site.clear();
    await fixture.context.firestore.doc(documents.submissionLock(testUser.uid)).delete();
    await connect(fixture);
    stampId = await copyOf(fixture, original);
  });

  const expectUnchanged = async () => {
    const state = await stateOf(fixture, stampId);
    expect(state.attempts).toEqual([]);
    expect(state.stamp).toMatchObject({ consumedTokens: 0, submission: { isRunning: false, attemptNo: 0 } });
    expect(state.ledger).toEqual([]);
    expect(site.calls).toEqual([]);
  };

  it('is rejected for another person', async () => {
    await openProfile(fixture.context, bob, { locale: 'ja' });
    await connect(fixture, bob.uid);
    await expect(submit(fixture, stampId, bob)).rejects.toMatchObject({ code: 'not_yours' });
    await expect(rehearse(stampId, bob)).rejects.toMatchObject({ code: 'not_yours' });
    await expectUnchanged();
  });

  it('is rejected while the operator has switched it off', async () => {
    const off = { ...fixture, context: { ...fixture.context, creatorsMarket: () => null } };
    await expect(submit(off, stampId)).rejects.toMatchObject({ code: 'submission_off' });
    await expectUnchanged();
  });

  it.each([
    ['generating', 'stamp_state'],
    ['pending_upload', 'stamp_state'],
    ['submitted', 'stamp_state'],
    ['failed', 'stamp_state'],
  ])('of a set that is %s is rejected', async (status, code) => {
    const confirmed = await confirmedValues(fixture, stampId);
    await stampOf(stampId).update({ status });
    const order = { stampId, requestId: randomUUID(), confirmed };
    await expect(submitStamp(fixture.context, testUser, order)).rejects.toMatchObject({ code });
    await expect(rehearse(stampId)).rejects.toMatchObject({ code });
    await expectUnchanged();
  });

  it('of a set with findings that must be fixed is rejected', async () => {
    const { metadata } = (await stateOf(fixture, stampId)).stamp;
    await stampOf(stampId).update({ metadata: { ...metadata, copyright: '' } });
    await expect(submit(fixture, stampId)).rejects.toMatchObject({ code: 'submission_unchecked' });
    await expectUnchanged();
  });

  it.each([
    ['no session', { status: 'forgotten', cookieData: null }, 'line_session_none'],
    ['an expired session', { status: 'expired', cookieData: null }, 'submission_session_expired'],
  ])('with %s is rejected', async (_, change, code) => {
    await fixture.context.firestore.doc(documents.lineSession(testUser.uid)).update(change);
    await expect(submit(fixture, stampId)).rejects.toMatchObject({ code });
    await expect(rehearse(stampId)).rejects.toMatchObject({ code });
    await expectUnchanged();
  });

  it('is rejected without every human check, or with other values than confirmed', async () => {
    const confirmed = await confirmedValues(fixture, stampId);
    const ask = (change: Partial<typeof confirmed>) =>
      submitStamp(fixture.context, testUser, {
        stampId,
        requestId: randomUUID(),
        confirmed: { ...confirmed, ...change },
      });
    await expect(ask({ humanChecks: confirmed.humanChecks.slice(1) })).rejects.toMatchObject({
      code: 'submission_unconfirmed',
    });
    const changed = { code: 'submission_changed' };
    await expect(ask({ revision: confirmed.revision + 1 })).rejects.toMatchObject(changed);
    await expect(ask({ form: { ...confirmed.form, photoUsed: false } })).rejects.toMatchObject(changed);
    await expect(ask({ form: { ...confirmed.form, priceYen: 250 } })).rejects.toMatchObject(changed);
    await expectUnchanged();
  });

  it('is rejected if the set changes at any time after it was confirmed', async () => {
    const confirmed = await confirmedValues(fixture, stampId);
    await fillIn(fixture, stampId, 'Another title');
    const order = { stampId, requestId: randomUUID(), confirmed };
    await expect(submitStamp(fixture.context, testUser, order)).rejects.toMatchObject({
      code: 'submission_changed',
    });
    // Between package and transaction: the first write is not the attempt.
    const again = await confirmedValues(fixture, stampId);
    const { firestore } = fixture.context;
    let isFirst = true;
    const meddled = new Proxy(firestore, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (key !== 'runTransaction') return typeof value === 'function' ? value.bind(target) : value;
        return async (work: never, options?: { readOnly?: boolean }) => {
          if (options?.readOnly !== true && !isFirst)
            await stampOf(stampId).update({ revision: FieldValue.increment(1) });
          if (options?.readOnly !== true) isFirst = false;
          return firestore.runTransaction(work, options as never);
        };
      },
    });
    await expect(
      submitStamp({ ...fixture.context, firestore: meddled }, testUser, { ...order, confirmed: again }),
    ).rejects.toMatchObject({ code: 'submission_changed' });
    await expectUnchanged();
  });

  it('is rejected without enough tokens', async () => {
    const profile = fixture.context.firestore.doc(documents.user(testUser.uid));
    const { balance } = await stateOf(fixture, stampId);
    await profile.update({ tokenBalance: 4 });
    await expect(submit(fixture, stampId)).rejects.toMatchObject({ code: 'tokens_insufficient' });
    await profile.update({ tokenBalance: balance });
    await expectUnchanged();
  });

  it('starts once for any number of concurrent requests', async () => {
    const requestId = randomUUID();
    const confirmed = await confirmedValues(fixture, stampId);
    const same = () => submitStamp(fixture.context, testUser, { stampId, requestId, confirmed });
    const answers = await Promise.all([same(), same(), same()]);
    expect(answers).toEqual([{ attemptNo: 1 }, { attemptNo: 1 }, { attemptNo: 1 }]);
    await run(stampId, 1);
    expect(await same()).toEqual({ attemptNo: 1 });
    const { attempts, stamp, ledger } = await stateOf(fixture, stampId);
    expect(attempts).toHaveLength(1);
    expect(stamp).toMatchObject({ status: 'submitted', consumedTokens: 5 });
    expect(ledger).toEqual([]);
    expect(site.counts).toMatchObject({ created: 1, clicks: 1 });
  });

  it('waits for another one of the same person, including rehearsals', async () => {
    const other = await copyOf(fixture, original);
    const results = await Promise.allSettled([submit(fixture, stampId), rehearse(other), rehearse(stampId)]);
    const rejected = results.filter((each) => each.status === 'rejected');
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const { reason } of rejected) {
      expect(['submission_running', 'stamp_state', 'submission_changed']).toContain(reason.code);
    }
  });

  it('is rejected after thirty requests in a day, but rehearsals continue', async () => {
    const day = japanDay(fixture.context.now());
    const now = new Date();
    await fixture.context.firestore.doc(documents.submissionLock(testUser.uid)).set({
      userId: testUser.uid,
      stampId: null,
      attemptNo: null,
      day,
      requests: 30,
      createdAt: now,
      updatedAt: now,
    });
    await expect(submit(fixture, stampId)).rejects.toMatchObject({ code: 'submission_limit_day' });
    await expectUnchanged();
    expect(await rehearse(stampId)).toEqual({ attemptNo: 1 });
    await run(stampId, 1);
    fixture.wait(86_400);
    expect(await submit(fixture, stampId)).toEqual({ attemptNo: 2 });
    await run(stampId, 2);
    expect((await stateOf(fixture, stampId)).lock).toMatchObject({ requests: 1 });
  });

  it('locks the set against edits, form changes and removal while it runs', async () => {
    await rehearse(stampId);
    const { stamp } = await stateOf(fixture, stampId);
    expect(stamp).toMatchObject({ status: 'generated', consumedTokens: 0, submission: { isRunning: true } });
    const state = { code: 'stamp_state' };
    await expect(save(fixture, stampId, stamp.revision, { touchUp: [] })).rejects.toMatchObject(state);
    await expect(fillIn(fixture, stampId, 'Meanwhile')).rejects.toMatchObject(state);
    await expect(deleteStamp(fixture.context, testUser, { stampId, forGood: true })).rejects.toMatchObject({
      code: 'submission_running',
    });
    await run(stampId, 1);
    const { stamp: after, attempt } = await stateOf(fixture, stampId);
    expect(after).toMatchObject({ status: 'generated', submission: { isRunning: false, outcome: 'none' } });
    expect(after.creatorsMarketId).toMatch(/^\d+$/);
    expect(attempt).toMatchObject({ mode: 'rehearsal', status: 'submitted', requestedAt: null });
    expect(attempt?.steps.map(({ name }) => name).at(-1)).toBe('review');
    expect(site.counts).toMatchObject({ created: 1, clicks: 0 });
    await fillIn(fixture, stampId, 'Afterwards');
  });
});
