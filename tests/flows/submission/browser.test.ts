import { randomUUID } from 'node:crypto';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { submissionAttemptSchema } from '@pochitto/functions/domain/submission/submission_attempt';
import type { MadeAccount } from '@pochitto/sandbox/creators-market';
import { doc, onSnapshot } from 'firebase/firestore';
import { getBytes, ref } from 'firebase/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import { until } from '../../../tools/client/until.ts';
import { deployedContext } from '../../support/bare_context.ts';
import { confirmationOf } from '../../support/confirmation_of.ts';
import { creatorsMarket } from '../../support/creators_market.ts';
import { findSecrets } from '../../support/find_secrets.ts';
import { type Person, rejectionOf, signUpWithTokens } from '../../support/person.ts';
import { createSet, photo, upload } from '../../support/sets.ts';

describe('submission with a browser at the sandbox site', { timeout: 240_000 }, () => {
  let person: Person;
  let stampId: string;
  let account: MadeAccount;
  const secrets: string[] = [];
  const { context } = deployedContext();

  const connect = async (cookies: MadeAccount['cookies']) => {
    secrets.push(...cookies.map(({ value }) => value));
    await person.call('connectLine', { cookies: JSON.stringify(cookies) });
  };
  const readStamp = async () =>
    stampSchema.parse((await context.firestore.doc(documents.stamp(stampId)).get()).data());
  const confirmed = () => confirmationOf(context, stampId);
  /** Waits for a document with a listener, like the page. */
  const waitForDocument = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    isIt: (data: z.output<Schema>) => boolean,
  ): Promise<z.output<Schema>> => {
    const read = (data: unknown) => schema.safeParse(data).data ?? null;
    const found = await until<z.output<Schema> | null>(
      (look, fail) =>
        onSnapshot(
          doc(person.firestore, path),
          (each) => look(read(each.data({ serverTimestamps: 'estimate' }))),
          fail,
        ),
      (data) => data !== null && isIt(data),
      { what: path, seconds: 200 },
    );
    return schema.parse(found);
  };
  const ended = (attemptNo: number) =>
    waitForDocument(
      documents.submissionAttempt(stampId, attemptNo),
      submissionAttemptSchema,
      ({ status }) => status !== 'submitting',
    );
  const submit = async () => {
    const { attemptNo } = await person.call('submitStamp', {
      stampId,
      requestId: randomUUID(),
      confirmed: await confirmed(),
    });
    return ended(attemptNo);
  };
  const onlyItem = async () => {
    const items = await creatorsMarket('items', { accountId: account.accountId });
    expect(items).toHaveLength(1);
    return items[0] as (typeof items)[number];
  };
  const counts = () => creatorsMarket('counts', { accountId: account.accountId });
  const balance = async () =>
    (await context.firestore.doc(documents.user(person.uid)).get()).get('tokenBalance');

  beforeAll(async () => {
    person = await signUpWithTokens();
    const set = await createSet(person);
    stampId = set.stampId;
    await upload(person, set.uploadFolder, await photo('portrait_1024.jpg'));
    await waitForDocument(documents.stamp(stampId), stampSchema, ({ status }) => status === 'generated');
    const { proposals, ...rest } = await person.call('suggestMetadata', { stampId });
    const [first] = proposals;
    const own = randomUUID().slice(0, 6);
    await person.call('saveMetadata', {
      stampId,
      metadata: {
        ...first,
        ...rest,
        title: { en: `Happy days ${own}`, ja: `たのしい毎日${own}` },
        description: { en: `Stickers for happy days ${own}`, ja: `毎日つかえるスタンプです${own}` },
      },
    });
    account = await creatorsMarket('createAccount', { creatorName: 'Ann' });
  }, 240_000);

  it('requires a connection first', async () => {
    const call = person.call('rehearseSubmission', { stampId, requestId: randomUUID() });
    expect((await rejectionOf(call)).code).toBe('line_session_none');
    await connect(account.cookies);
  });

  it('can be rehearsed for free without a review request', async () => {
    const before = await balance();
    const { attemptNo } = await person.call('rehearseSubmission', { stampId, requestId: randomUUID() });
    const attempt = await ended(attemptNo);
    expect(attempt).toMatchObject({
      status: 'submitted',
      errorCode: null,
      mode: 'rehearsal',
      siteErrors: [],
    });
    expect(attempt.steps.map(({ name }) => name)).toEqual([
      ...['session', 'find', 'form', 'save', 'count', 'images', 'tags', 'price', 'review'],
    ]);
    for (const { screenshot } of attempt.steps) {
      const picture = new Uint8Array(await getBytes(ref(person.storage, screenshot ?? '')));
      expect([...picture.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    }
    const item = await onlyItem();
    expect(String(item.id)).toBe((await readStamp()).creatorsMarketId);
    expect(item.status).toBe('editing');
    expect(Object.keys(item.images)).toHaveLength(10);
    expect(await counts()).toMatchObject({ itemsCreated: 1, requestClicks: 0, marketingTicks: 0 });
    expect(await balance()).toBe(before);
  });

  it('loses its session during the upload, and continues after a new connection', async () => {
    const { accountId } = account;
    await creatorsMarket('turnOn', {
      accountId,
      name: 'session_expiry',
      setting: { step: 'zip', times: 1 },
    });
    const before = await balance();
    expect(await submit()).toMatchObject({
      status: 'session_expired',
      errorCode: 'submission_session_expired',
    });
    expect((await readStamp()).status).toBe('session_expired');
    expect(await balance()).toBe(before);
    const again = person.call('submitStamp', {
      stampId,
      requestId: randomUUID(),
      confirmed: await confirmed(),
    });
    expect((await rejectionOf(again)).code).toBe('submission_session_expired');
    await connect(await creatorsMarket('signIn', { accountId }));
    expect(await submit()).toMatchObject({ status: 'submitted', errorCode: null, mode: 'submit' });
    expect(await readStamp()).toMatchObject({ status: 'submitted', reviewStatus: 'waiting_for_review' });
    expect((await onlyItem()).status).toBe('waiting_for_review');
    expect(await counts()).toMatchObject({ itemsCreated: 1, requestClicks: 1, marketingTicks: 0 });
    expect(await balance()).toBe(before - 5);
  });

  it('is rejected with reasons, changed, submitted again for free, and approved', async () => {
    const before = await balance();
    const { id } = await onlyItem();
    await creatorsMarket('startReview', { id });
    const reasons = [{ clause: '1.3', stickers: [2, 5], text: '文字が読みにくくなっています。' }];
    await creatorsMarket('reject', { id, reasons });
    expect(await person.call('checkReview', { stampId })).toEqual({ reviewStatus: 'rejected' });
    const rejected = await readStamp();
    expect(rejected).toMatchObject({ status: 'generated', reviewStatus: 'rejected' });
    expect(rejected.submission).toMatchObject({
      outcome: 'rejected',
      rejected: ['02', '05'],
      clauses: ['1.3'],
    });
    const same = person.call('submitStamp', {
      stampId,
      requestId: randomUUID(),
      confirmed: await confirmed(),
    });
    expect((await rejectionOf(same)).code).toBe('submission_same_images');
    const messages = await context.firestore
      .collection(collections.generateQueueMessages)
      .where('queueId', '==', rejected.queueId)
      .orderBy('orderPriority')
      .get();
    const stickers = [1, 4].map((at) => ({ messageId: messages.docs[at]?.id ?? '', message: 'やったね' }));
    const shown = (await onlyItem()).images;
    await person.call('saveEdits', { stampId, revision: rejected.revision, stickers });
    expect(await submit()).toMatchObject({ status: 'submitted', errorCode: null });
    const mended = await onlyItem();
    expect(mended.id).toBe(id);
    const keys = Object.keys(shown).filter((key) => mended.images[key]?.digest !== shown[key]?.digest);
    expect(keys).toEqual(expect.arrayContaining(['02', '05']));
    expect(keys).not.toContain('03');
    expect(await counts()).toMatchObject({ itemsCreated: 1, requestClicks: 2, marketingTicks: 0 });
    await creatorsMarket('startReview', { id });
    await creatorsMarket('approve', { id });
    expect(await person.call('checkReview', { stampId })).toEqual({ reviewStatus: 'approved' });
    expect(await readStamp()).toMatchObject({ status: 'submitted', reviewStatus: 'approved', retryCount: 2 });
    expect(await balance()).toBe(before);
    expect(await auditLedger(context, person.uid)).toEqual([]);
  });

  it('leaves no cookie of the person in documents, files or logs', async () => {
    expect(secrets.length).toBeGreaterThan(3);
    expect(await findSecrets(secrets)).toEqual([]);
    // It finds what exists.
    expect(await findSecrets([stampId])).toContain(documents.stamp(stampId));
  });
});
