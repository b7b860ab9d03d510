import { beforeEach, describe, expect, it } from 'vitest';
import { generateQueueSchema } from '../../../functions/src/domain/generation/generate_queue.ts';
import { openAiUsageSchema } from '../../../functions/src/domain/generation/openai_usage.ts';
import { pendingDelivery } from '../../../functions/src/domain/notices/delivery.ts';
import { noticeSchema } from '../../../functions/src/domain/notices/notice.ts';
import { auditEntrySchema } from '../../../functions/src/domain/operations/audit_entry.ts';
import { collections, documents } from '../../../functions/src/domain/paths.ts';
import { japanDay } from '../../../functions/src/domain/timestamp.ts';
import { drawPicture } from '../../../functions/src/generation/index.ts';
import {
  cancelJob,
  listFindings,
  listJobs,
  readAiSpend,
  readOverview,
  readServiceStatus,
  retryJob,
  stopAi,
} from '../../../functions/src/operations/index.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import type { OpenAiAccount } from '../../../functions/src/platform/config.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import type { MailServer } from '../../../functions/src/platform/notice_config.ts';
import { requireAiAccess } from '../../../functions/src/tokens/index.ts';
import { type BareContext, bareContext } from '../../support/bare_context.ts';
import {
  conversionFixture,
  generationFixture,
  type JobFixture,
  peopleOf,
  submissionFixture,
  writeAll,
} from '../job_fixtures.ts';

const operator: Caller = { uid: 'operator-1', email: '', displayName: 'Op', role: 'superuser' };
const uid = 'hana-1';

describe('jobs in the console', { timeout: 60_000 }, () => {
  let bare: BareContext;
  let context: Context;
  const at = () => new Date(context.now().getTime() - 60_000);
  const option = (id: string) => ({ id, uid, at: at() });
  const write = async (...fixtures: JobFixture[]) =>
    writeAll(context, [...fixtures.map((each) => each.documents), peopleOf(fixtures, at())]);
  const setLease = (path: string, seconds: number) =>
    context.firestore.doc(path).update({
      leaseId: 'task.lease',
      leaseUntil: new Date(context.now().getTime() + seconds * 1000),
      attemptCount: 4,
    });
  const balance = async () => (await context.firestore.doc(documents.user(uid)).get()).get('tokenBalance');
  beforeEach(() => {
    bare = bareContext();
    context = bare.context;
  });

  it('are listed by kind with state, lease and attempts, longest waiting first', async () => {
    await write(
      generationFixture({ ...option('late') }),
      generationFixture({ ...option('early'), at: new Date(0) }),
    );
    await setLease(documents.generateQueue('queue-late'), 100);
    const { jobs, next } = await listJobs(context, operator, {
      kind: 'generation',
      isFailed: false,
      cursor: null,
    });
    expect(jobs).toMatchObject([
      { id: 'queue-early', stampId: 'early', uid, state: 'queued', attemptCount: 0, leaseUntil: null },
      { id: 'queue-late', state: 'running', attemptCount: 4, maxAttempts: 4 },
    ]);
    expect(next).toBeNull();
  });

  it('are listed with their error if they failed', async () => {
    await write(
      generationFixture(option('a')),
      submissionFixture(option('b')),
      conversionFixture(option('c')),
    );
    const failure = { code: 'photo_no_subject', message: 'x' };
    await context.firestore.doc(documents.stamp('a')).update({ status: 'failed', failure });
    await context.firestore.doc(documents.submissionAttempt('b', 1)).update({
      status: 'failed',
      errorCode: 'submission_site_changed',
      drift: { step: 'form', expected: 'e', found: 'f' },
    });
    await context.firestore
      .doc(documents.imageConversion('c'))
      .update({ status: 'failed', errorCode: 'studio_failed' });
    const failed = async (kind: 'generation' | 'submission' | 'conversion') =>
      (await listJobs(context, operator, { kind, isFailed: true, cursor: null })).jobs;
    expect(await failed('generation')).toMatchObject([{ state: 'failed', errorCode: 'photo_no_subject' }]);
    expect(await failed('submission')).toMatchObject([
      { id: 'b_1', state: 'failed', errorCode: 'submission_site_changed', drift: { step: 'form' } },
    ]);
    expect(await failed('conversion')).toMatchObject([{ state: 'failed', errorCode: 'studio_failed' }]);
  });

  it.each([
    ['generation', 'queue-job', documents.generateQueue('queue-job'), generationFixture],
    ['conversion', 'job', documents.imageConversion('job'), conversionFixture],
    ['submission', 'job_1', documents.submissionAttempt('job', 1), submissionFixture],
  ] as const)(
    'of %s are retried with a new attempt count once their lease is released',
    async (kind, id, path, make) => {
      await write(make(option('job')));
      await setLease(path, 30);
      await expect(retryJob(context, operator, { kind, id })).rejects.toMatchObject({ code: 'job_running' });
      expect(bare.tasks).toEqual([]);
      bare.wait(60);
      await retryJob(context, operator, { kind, id });
      expect(bare.tasks).toHaveLength(1);
      const job = (await context.firestore.doc(path).get()).data();
      expect(job).toMatchObject({ attemptCount: 0, leaseId: null, leaseUntil: null });
      const noted = (await context.firestore.collection(collections.auditEntries).get()).docs.map((entry) =>
        auditEntrySchema.parse(entry.data()),
      );
      expect(noted).toMatchObject([{ action: 'job_retried', subject: `${kind} ${id}` }]);
    },
  );

  it.each([
    ['generation', 'queue-job', generationFixture],
    ['submission', 'job_1', submissionFixture],
  ] as const)('of kind %s are canceled with one refund', async (kind, id, make) => {
    await write(make(option('job')));
    expect(await balance()).toBeLessThan(1000);
    await cancelJob(context, operator, { kind, id });
    expect(await balance()).toBe(1000);
    for (const change of [cancelJob, retryJob]) {
      await expect(change(context, operator, { kind, id })).rejects.toMatchObject({ code: 'job_over' });
    }
    expect(await balance()).toBe(1000);
  });

  it('of the studio are canceled, and their pictures no longer count for the month', async () => {
    await write(conversionFixture(option('job')));
    await cancelJob(context, operator, { kind: 'conversion', id: 'job' });
    expect((await context.firestore.doc(documents.user(uid)).get()).get('monthlyUsed')).toBe(0);
  });

  it('that are running submissions cannot be canceled, because the request may have been sent', async () => {
    await write(submissionFixture(option('job')));
    await setLease(documents.submissionAttempt('job', 1), 100);
    const cancelled = cancelJob(context, operator, { kind: 'submission', id: 'job_1' });
    await expect(cancelled).rejects.toMatchObject({ code: 'job_running' });
    expect(await balance()).toBe(995);
  });

  it.each(['generation', 'conversion', 'submission'] as const)(
    'of %s with an unknown id are rejected',
    async (kind) => {
      for (const change of [cancelJob, retryJob]) {
        const rejected = change(context, operator, { kind, id: 'nothing_1' });
        await expect(rejected).rejects.toMatchObject({ code: 'job_unknown' });
      }
    },
  );

  it('appear in the overview with today’s sets, durations and findings', async () => {
    await write(
      generationFixture(option('a')),
      generationFixture(option('b')),
      conversionFixture(option('c')),
      submissionFixture(option('d')),
    );
    const { firestore, now } = context;
    await firestore.doc(documents.stamp('a')).update({ status: 'generated' });
    await firestore
      .doc(documents.generateQueue('queue-a'))
      .update({ createdAt: new Date(now().getTime() - 3000), consumedAt: now() });
    expect(
      generateQueueSchema.safeParse((await firestore.doc(documents.generateQueue('queue-a')).get()).data())
        .success,
    ).toBe(true);
    const finding = {
      kind: 'ledger',
      place: 'users/x',
      userId: 'x',
      details: ['wrong'],
      closedAt: null,
      purgeAt: null,
      firstSeenAt: now(),
      lastSeenAt: now(),
      createdAt: now(),
      updatedAt: now(),
    };
    await firestore.doc(documents.integrityFinding('f')).set(finding);
    await firestore.doc(documents.integrityFinding('g')).set({ ...finding, closedAt: now() });
    const overview = await readOverview(context, operator);
    expect(overview).toMatchObject({
      sets: { generated: 1, generating: 1, submitting: 1 },
      steps: [{ name: 'generation', samples: 1, p50: 3000, p90: 3000 }],
      findings: { ledger: 1, orphan: 0 },
      unpaidVouchers: 0,
      isEverySet: true,
      ai: { costUsdMicros: 0, limitUsd: null, isStopped: false },
    });
    expect(overview.queues.map(({ kind, open }) => [kind, open])).toEqual([
      ['generation', 1],
      ['conversion', 1],
      ['submission', 1],
    ]);
    const ask = (isOpen: boolean, kind: 'ledger' | 'orphan' | null) =>
      listFindings(context, operator, { kind, isOpen, cursor: null });
    expect((await ask(true, null)).findings).toMatchObject([{ id: 'f', kind: 'ledger', uid: 'x' }]);
    expect((await ask(false, 'ledger')).findings).toMatchObject([{ id: 'g' }]);
    expect((await ask(true, 'orphan')).findings).toEqual([]);
  });
});

describe('public status', { timeout: 60_000 }, () => {
  const minute = 60_000;
  const settings = {
    openAi: () => ({}) as OpenAiAccount,
    mailServer: () => ({}) as MailServer,
    creatorsMarket: () => ({ url: 'https://site.example', accessUrl: 'https://site.example' }),
  };
  let bare: BareContext;
  let context: Context;
  beforeEach(() => {
    bare = bareContext();
    context = { ...bare.context, ...settings };
  });
  const statusOf = async () =>
    Object.fromEntries((await readServiceStatus(context)).parts.map(({ part, ...rest }) => [part, rest]));
  const wait = (ms: number) => bare.wait(ms / 1000);
  /** Creates open sets; the first one has waited since the given time. */
  const writeSets = async (count: number) => {
    const at = context.now();
    const sets = Array.from({ length: count }, (_, index) => generationFixture({ id: `s${index}`, uid, at }));
    await writeAll(
      context,
      sets.map((each) => each.documents),
    );
  };

  it('shows what this deployment offers and what an operator stopped, and nothing about people', async () => {
    await writeSets(1);
    await stopAi(context, operator, { isStopped: true, reason: 'Too many odd drawings' });
    expect(await statusOf()).toMatchObject({
      drawing: { state: 'running', usual: null },
      ai_drawing: { state: 'stopped', oldest: null },
      studio: { state: 'running', oldest: null },
      submission: { state: 'running' },
      email: { state: 'running' },
      line: { state: 'off' },
    });
    const text = JSON.stringify(await readServiceStatus(context));
    for (const secret of [uid, 's0', 'operator-1', 'odd drawings']) expect(text).not.toContain(secret);
    context = { ...context, openAi: () => null, creatorsMarket: () => null };
    wait(minute);
    expect(await statusOf()).toMatchObject({ ai_drawing: { state: 'off' }, submission: { state: 'off' } });
  });

  it('shows a usual duration only after ten measurements, updated once a minute', async () => {
    await writeSets(10);
    const finish = async (index: number) => {
      const consumedAt = context.now();
      const createdAt = new Date(consumedAt.getTime() - (index + 1) * 1000);
      await context.firestore
        .doc(documents.generateQueue(`queue-s${index}`))
        .update({ createdAt, consumedAt });
    };
    for (let index = 0; index < 9; index += 1) await finish(index);
    expect((await statusOf()).drawing).toMatchObject({ usual: null });
    await finish(9);
    expect((await statusOf()).drawing).toMatchObject({ usual: null });
    wait(minute);
    expect((await statusOf()).drawing).toMatchObject({ usual: { p50: 5000, p90: 9000 }, oldest: null });
  });

  it('is delayed if a job waits for us longer than the sweeps need, but not if it waits for its person', async () => {
    await writeSets(1);
    wait(28 * minute);
    expect((await statusOf()).drawing).toMatchObject({ state: 'running' });
    wait(2 * minute);
    expect((await statusOf()).drawing).toMatchObject({ state: 'delayed' });
    await context.firestore
      .doc(documents.generateQueue('queue-s0'))
      .update({ 'proofSheet.state': 'waiting' });
    wait(minute);
    expect((await statusOf()).drawing).toMatchObject({ state: 'running', oldest: null });
  });

  it('is delayed for e-mail if a message waits longer than the sweep needs, until it is sent', async () => {
    const createdAt = context.now();
    const notice = noticeSchema.parse({
      userId: uid,
      about: { kind: 'session_expired' },
      readAt: null,
      line: { ...pendingDelivery, state: 'skipped', reason: 'off', at: createdAt },
      email: pendingDelivery,
      isOpen: true,
      purgeAt: createdAt,
      createdAt,
      updatedAt: createdAt,
    });
    const reference = context.firestore.doc(documents.notice('n1'));
    await reference.set(notice);
    wait(29 * minute);
    expect((await statusOf()).email).toMatchObject({ state: 'running', oldest: createdAt.toISOString() });
    wait(2 * minute);
    expect((await statusOf()).email).toMatchObject({ state: 'delayed' });
    expect((await statusOf()).line).toMatchObject({ state: 'off', oldest: null });
    await reference.update({ 'email.state': 'delivered', isOpen: false });
    wait(minute);
    expect((await statusOf()).email).toMatchObject({ state: 'running', oldest: null });
  });
});

describe('AI drawing in the console', { timeout: 60_000 }, () => {
  const limits = { usdPerDay: 10, freeShare: 0.5, usdPerUserPerDay: 5, imagesPerMinute: 1 };
  /** A server that does not exist: a call would fail with another error code. */
  const account: OpenAiAccount = {
    apiKey: 'sandbox-none',
    apiUrl: 'http://127.0.0.1:9',
    model: 'gpt-image-1.5',
    quality: 'medium',
    timeoutSeconds: 5,
    limits,
  };
  let context: Context;
  beforeEach(() => {
    context = { ...bareContext().context, openAi: () => account };
  });
  const draw = (callId: string) =>
    drawPicture(context, {
      callId,
      userId: uid,
      purpose: { stampId: 's' },
      images: [new Uint8Array(1)],
      prompt: 'a cat',
      size: { width: 1024, height: 1024 },
      background: 'opaque',
      inputFidelity: 'high',
      keepAt: `sheets/${callId}.png`,
    });
  const stop = (isStopped: boolean) =>
    stopAi(context, operator, { isStopped, reason: 'A test of the switch' });
  const calls = async () =>
    (await context.firestore.collection(collections.openAiUsages).get()).docs.map((each) =>
      openAiUsageSchema.parse(each.data()),
    );

  it('makes no call while an operator has stopped it, and continues when it is resumed', async () => {
    await stop(true);
    await expect(draw('call')).rejects.toMatchObject({ code: 'engine_unavailable' });
    await expect(requireAiAccess(context, { uid, isVerified: true })).rejects.toMatchObject({
      code: 'engine_unavailable',
    });
    expect(await calls()).toEqual([]);
    await stop(false);
    await requireAiAccess(context, { uid, isVerified: true });
    const noted = await context.firestore.collection(collections.auditEntries).orderBy('createdAt').get();
    expect(noted.docs.map((entry) => entry.get('action'))).toEqual(['ai_stopped', 'ai_resumed']);
  });

  it('makes no call if it is stopped while the call waits, and removes the reserved cost', async () => {
    const { firestore, now } = context;
    const startsAt = [now().getTime() - 54_000];
    await firestore.doc(documents.imageRate('openai')).set({ startsAt, updatedAt: now() });
    const drawOrder = draw('call');
    const rejected = expect(drawOrder).rejects.toMatchObject({ code: 'engine_unavailable' });
    await expect.poll(calls).toHaveLength(1);
    await stop(true);
    await rejected;
    expect((await calls()).map(({ metadata }) => metadata.outcome)).toEqual(['cancelled']);
    const spend = await readAiSpend(context, operator, { day: null });
    expect(spend.stop).toMatchObject({
      isStopped: true,
      reason: 'A test of the switch',
      changedBy: operator.uid,
    });
    expect(spend.days).toMatchObject([{ costUsdMicros: 0, images: 0 }]);
    expect(spend.models).toMatchObject([{ model: 'gpt-image-1.5', costUsdMicros: 0 }]);
  });

  it('has its cost by day, model and person, highest cost first', async () => {
    const day = japanDay(context.now());
    const spendDocument = (userId: string | null, costUsdMicros: number) => ({
      userId,
      costUsdMicros,
      freeCostUsdMicros: 0,
      images: 1,
      day,
      models: { 'gpt-image-1.5': costUsdMicros },
      createdAt: new Date(),
      updatedAt: new Date(),
    });
    const { firestore } = context;
    await firestore.doc(documents.aiSpendOfDay(day)).set(spendDocument(null, 300));
    await firestore.doc(documents.aiSpendOfPerson(day, 'ann')).set(spendDocument('ann', 100));
    await firestore.doc(documents.aiSpendOfPerson(day, 'bob')).set(spendDocument('bob', 200));
    const spend = await readAiSpend(context, operator, { day: null });
    expect(spend).toMatchObject({
      day,
      limits: { usdPerDay: 10 },
      stop: null,
      days: [{ day, costUsdMicros: 300, images: 1 }],
      models: [{ model: 'gpt-image-1.5', costUsdMicros: 300 }],
      people: [{ uid: 'bob' }, { uid: 'ann' }],
    });
    const before = await readAiSpend(context, operator, { day: '2020-01-01' });
    expect(before).toMatchObject({ day: '2020-01-01', models: [], people: [] });
  });
});
