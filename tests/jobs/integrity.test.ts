import { FieldValue } from 'firebase-admin/firestore';
import { beforeEach, describe, expect, it } from 'vitest';
import { documentSchemas } from '../../functions/src/domain/document_schemas.ts';
import {
  type FindingKind,
  integrityFindingSchema,
  mends,
} from '../../functions/src/domain/operations/integrity_finding.ts';
import { integrityReportSchema } from '../../functions/src/domain/operations/integrity_report.ts';
import { collections, documents, files, ids } from '../../functions/src/domain/paths.ts';
import { checkIntegrity, mendFinding } from '../../functions/src/operations/index.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { deleteStamp } from '../../functions/src/stamps/index.ts';
import { drawOrder, studioFixture, studioUser } from '../flows/studio/studio_fixture.ts';
import { type BackendFixture, backendFixture, setWithUpload, testUser } from '../support/backend_fixture.ts';
import { expectErrors } from '../support/expected_errors.ts';

const hour = 3_600;
const day = 86_400;
const alarm = /Integrity findings are open/;
const { uid } = testUser;
const person = documents.user(uid);

const latestReport = async ({ firestore }: Context) => {
  const { docs } = await firestore.collection(collections.integrityReports).orderBy('day', 'desc').get();
  return integrityReportSchema.parse(docs[0]?.data());
};
/** The bucket, but listing the files of some folders fails. */
function withoutListing(
  bucket: Context['bucket'],
  isBroken: (query: { readonly prefix: string }) => boolean,
): Context['bucket'] {
  const getFiles = async (query: { prefix: string }) => {
    if (isBroken(query)) throw new Error('The bucket is away.');
    return bucket.getFiles(query);
  };
  return new Proxy(bucket, {
    get: (target, key) => {
      if (key === 'getFiles') return getFiles;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const check = async (context: Context, until?: number) => {
  await checkIntegrity(context, until);
  return latestReport(context);
};
const findings = async ({ firestore }: Context) => {
  const { docs } = await firestore.collection(collections.integrityFindings).orderBy('place').get();
  return docs.map((found) => ({ id: found.id, ...integrityFindingSchema.parse(found.data()) }));
};
const openKinds = async (context: Context) =>
  (await findings(context))
    .filter(({ closedAt }) => !closedAt)
    .map(({ kind, place }) => `${kind} ${place}`)
    .toSorted();

describe('integrity check', { timeout: 120_000 }, () => {
  let bare: BackendFixture;
  let context: Context;
  let stampId: string;
  let picture: string;
  let file: string;

  /** Creates a person with a set of one sticker that was drawn two hours ago. */
  beforeEach(async () => {
    bare = await backendFixture();
    context = bare.context;
    ({ stampId } = await setWithUpload(bare, Buffer.from('photo')));
    picture = documents.image(ids.processedImage('message'));
    file = files.sticker(uid, stampId, '01', 'digest');
    await context.bucket.file(file).save('png', { resumable: false });
    await context.firestore.doc(picture).set({
      userId: uid,
      stampId,
      queueId: 'queue',
      messageId: 'message',
      type: 'processed',
      url: file,
      sequence: 1,
      width: 370,
      height: 320,
      bytes: 3,
      captionSize: null,
      createdAt: FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
      deletedAt: null,
    });
    bare.wait(2 * hour);
  });

  const change = (path: string, fields: object) => context.firestore.doc(path).update({ ...fields });

  it('reports nothing for consistent data, and when the last complete cycle ended', async () => {
    bare.wait(2 * day);
    const report = await check(context);
    expect(report).toMatchObject({ closed: 0, cycle: { next: null, isWhole: true } });
    expect(report.checked).toBeGreaterThan(5);
    expect(report.lastCycleEndedAt).not.toBeNull();
    expect(new Set(Object.values(report.open))).toEqual(new Set([0]));
    expect(await findings(context)).toEqual([]);
  });

  const faults: [FindingKind, string, () => Promise<unknown>, () => string][] = [
    ['ledger', 'a balance without its entry', () => change(person, { tokenBalance: 5 }), () => person],
    [
      'studio_quota',
      'a counted picture without a conversion',
      () => change(person, { monthlyUsed: 3, quotaMonth: '2026-11' }),
      () => person,
    ],
    [
      'document_without_file',
      'a picture whose file is gone',
      () => context.bucket.file(file).delete(),
      () => picture,
    ],
    [
      'file_without_document',
      'a file of a deleted set',
      () => context.bucket.file(files.sticker(uid, 'gone', 'main', 'x')).save('png'),
      () => files.sticker(uid, 'gone', 'main', 'x'),
    ],
    ['orphan', 'a picture whose set is gone', () => change(picture, { stampId: 'gone' }), () => picture],
    [
      'unfinished_deletion',
      'a file that remained after its set was deleted',
      async () => {
        await deleteStamp(context, testUser, { stampId, forGood: true });
        await context.bucket.file(file).save('png');
      },
      () => documents.stamp(stampId),
    ],
    [
      'unfinished_deletion',
      'a picture that was not deleted with its set',
      async () => {
        await deleteStamp(context, testUser, { stampId, forGood: true });
        await change(picture, { deletedAt: null });
      },
      () => documents.stamp(stampId),
    ],
    [
      'broken_document',
      'a document that breaks its schema',
      () => change(documents.preset('classic'), { order: 'first' }),
      () => documents.preset('classic'),
    ],
  ];
  it.each(faults)('reports %s for %s', async (kind, _, breakData, place) => {
    await breakData();
    bare.wait(2 * day);
    expectErrors(alarm);
    const report = await check(context);
    expect(await openKinds(context)).toEqual([`${kind} ${place()}`]);
    expect(report.open[kind]).toBe(1);
  });

  const operator: Caller = { uid: 'operator', email: '', displayName: 'Op', role: 'superuser' };
  const repairable = faults.filter(([kind]) => mends[kind] !== null);
  it.each(repairable)('repairs %s after %s once, with an audit entry', async (kind, _, breakData) => {
    await breakData();
    bare.wait(2 * day);
    expectErrors(alarm);
    await check(context);
    const [finding] = await findings(context);
    const repair = () => mendFinding(context, operator, { id: finding?.id ?? '' });
    await repair();
    const noted = await context.firestore.collection(collections.auditEntries).get();
    expect(noted.docs.map((entry) => entry.data())).toMatchObject([
      { action: 'finding_mended', actorId: 'operator', targetId: uid, subject: `${kind} ${finding?.id}` },
    ]);
    // Deleting the account replaces `targetId` only.
    expect(noted.docs[0]?.get('subject')).not.toContain(uid);
    await expect(repair()).rejects.toMatchObject({ code: 'finding_over' });
    bare.wait(day);
    await check(context);
    expect(await openKinds(context)).toEqual([]);
  });

  it('leaves decisions to people, and repairs nothing that is already resolved', async () => {
    await change(person, { tokenBalance: 5, monthlyUsed: 3, quotaMonth: '2026-11' });
    expectErrors(alarm);
    await check(context);
    const idOf = async (kind: FindingKind) =>
      (await findings(context)).find((finding) => finding.kind === kind)?.id ?? '';
    const byHand = mendFinding(context, operator, { id: await idOf('ledger') });
    await expect(byHand).rejects.toMatchObject({ code: 'finding_by_hand' });
    // Another operator was faster.
    await change(person, { monthlyUsed: 0 });
    for (const id of [await idOf('studio_quota'), 'unknown']) {
      await expect(mendFinding(context, operator, { id })).rejects.toMatchObject({ code: 'finding_over' });
    }
    expect(await openKinds(context)).toEqual([`ledger ${person}`]);
    expect((await context.firestore.collection(collections.auditEntries).get()).size).toBe(0);
  });

  it('reports a field of the wrong type in every collection, and continues', async () => {
    const checked = Object.entries(documentSchemas).flatMap(([key, schema]) =>
      schema === null ? [] : [collections[key as keyof typeof collections]],
    );
    for (const name of checked) await context.firestore.doc(`${name}/wrong`).set({ createdAt: 'yesterday' });
    bare.wait(2 * day);
    expectErrors(alarm);
    const report = await check(context);
    expect(report.cycle.next).toBeNull();
    const found = (await findings(context)).filter(({ kind }) => kind === 'broken_document');
    expect(found.map(({ place }) => place).sort()).toEqual(checked.map((name) => `${name}/wrong`).sort());
  });

  it('reports nothing about a set that was deleted correctly', async () => {
    await deleteStamp(context, testUser, { stampId, forGood: true });
    bare.wait(2 * day);
    await check(context);
    expect(await openKinds(context)).toEqual([]);
  });

  it('allows a deletion one day to complete', async () => {
    await deleteStamp(context, testUser, { stampId, forGood: true });
    await context.bucket.file(file).save('png');
    bare.wait(hour);
    await check(context);
    expect(await openKinds(context)).toEqual([]);
  });

  it('continues after a broken first document, and reports both', async () => {
    await context.firestore.doc(documents.user('0')).set({ userId: '0', tokenBalance: 'many' });
    await change(person, { tokenBalance: 5 });
    expectErrors(alarm);
    expect((await check(context)).open).toMatchObject({ broken_document: 1, ledger: 1 });
  });

  it('reports a ledger entry that breaks its schema once, by its path', async () => {
    const entry = context.firestore.doc(documents.tokenTransaction('broken'));
    await entry.set({ userId: uid, amount: 'five' });
    expectErrors(alarm);
    await check(context);
    expect(await openKinds(context)).toEqual([`broken_document ${entry.path}`]);
  });

  it('counts and stores every finding, however many there are', async () => {
    const writer = context.firestore.bulkWriter();
    for (let number = 0; number < 120; number += 1) {
      void writer.set(context.firestore.doc(documents.ticket(`broken-${number}`)), { userId: uid });
    }
    await writer.close();
    expectErrors(alarm);
    const { open } = await check(context);
    expect(open.broken_document).toBe(120);
    expect(await findings(context)).toHaveLength(120);
  });

  it('updates a finding that it sees again, closes one that is resolved, and reopens it', async () => {
    expectErrors(alarm);
    await change(person, { tokenBalance: 5 });
    await check(context);
    const [first] = await findings(context);
    bare.wait(day);
    expectErrors(alarm);
    await check(context);
    const [second, ...others] = await findings(context);
    expect(others).toEqual([]);
    expect(second).toMatchObject({ id: first?.id, firstSeenAt: first?.firstSeenAt, closedAt: null });
    expect(second?.lastSeenAt.getTime()).toBeGreaterThan(first?.lastSeenAt.getTime() ?? 0);
    bare.wait(day);
    await change(person, { tokenBalance: 10_000 });
    expect(await check(context)).toMatchObject({ closed: 1, open: { ledger: 0 } });
    const [closed] = await findings(context);
    expect(closed).toMatchObject({ closedAt: expect.any(Date), purgeAt: expect.any(Date) });
    bare.wait(day);
    expectErrors(alarm);
    await change(person, { tokenBalance: 5 });
    await check(context);
    expect(await findings(context)).toMatchObject([
      { id: first?.id, firstSeenAt: first?.firstSeenAt, closedAt: null, purgeAt: null },
    ]);
  });

  it('covers everything in two runs if the first one runs out of time', async () => {
    expectErrors(alarm);
    expectErrors(alarm);
    await context.firestore.doc(documents.user('0')).set({ userId: '0' });
    await change(person, { tokenBalance: 5 });
    const first = await check(context, 0);
    expect(first).toMatchObject({
      checked: 1,
      lastCycleEndedAt: null,
      cycle: { next: 'users', finished: [] },
    });
    expect(await openKinds(context)).toEqual([`broken_document ${documents.user('0')}`]);
    const [seen] = await findings(context);
    bare.wait(day);
    const second = await check(context);
    expect(second).toMatchObject({ cycle: { next: null }, lastCycleEndedAt: expect.any(Date) });
    expect(await openKinds(context)).toEqual(
      [`ledger ${person}`, `broken_document ${documents.user('0')}`].toSorted(),
    );
    const [again] = await findings(context);
    // Seen earlier in this cycle.
    expect(again?.lastSeenAt).toEqual(seen?.lastSeenAt);
  });

  it('completes a cycle in runs of one item each', async () => {
    let runs = 0;
    let report = await check(context, 0);
    for (; report.cycle.next !== null; runs += 1) report = await check(context, 0);
    expect(runs).toBeGreaterThan(5);
    expect(report.lastCycleEndedAt).not.toBeNull();
    expect((await context.firestore.collection(collections.sweepCursors).get()).size).toBe(0);
  });

  it('closes nothing in a cycle in which a run crashed', async () => {
    expectErrors(alarm);
    await change(person, { tokenBalance: 5 });
    await check(context);
    await change(person, { tokenBalance: 10_000 });
    bare.wait(day);
    expectErrors(alarm);
    const { day: today } = await check(context, 0);
    await change(documents.integrityReport(today), { endedAt: null });
    expectErrors(alarm);
    expect(await check(context)).toMatchObject({ closed: 0, cycle: { next: null, isWhole: false } });
    bare.wait(day);
    expect(await check(context)).toMatchObject({ closed: 1, cycle: { next: null, isWhole: true } });
  });

  it('lists the images of a set once, instead of asking for each file', async () => {
    const { firestore } = context;
    const image = (await firestore.doc(picture).get()).data() ?? {};
    for (let number = 1; number <= 20; number += 1) {
      const url = files.sticker(uid, stampId, `${number}`, 'digest');
      if (number < 20) await context.bucket.file(url).save('png', { resumable: false });
      await firestore.doc(documents.image(ids.processedImage(`more-${number}`))).set({ ...image, url });
    }
    let asked = 0;
    const bucket = new Proxy(context.bucket, {
      get: (target, key) => {
        if (key === 'file') asked += 1;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    expectErrors(alarm);
    await check({ ...context, bucket });
    const missing = documents.image(ids.processedImage('more-20'));
    expect(await openKinds(context)).toEqual([`document_without_file ${missing}`]);
    expect(asked).toBe(0);
  });

  it('keeps findings open that it cannot verify, and reports that', async () => {
    expectErrors(alarm);
    await context.bucket.file(file).delete();
    await check(context);
    bare.wait(day);
    for (const expected of [alarm, /The bucket is away/]) expectErrors(expected);
    const bucket = withoutListing(context.bucket, ({ prefix }) => prefix.endsWith('/images/'));
    await check({ ...context, bucket });
    expect(await openKinds(context)).toEqual([`check_failed ${picture}`, `document_without_file ${picture}`]);
  });

  it('finishes the other scans, but closes nothing, if one folder cannot be listed', async () => {
    expectErrors(alarm);
    await change(person, { tokenBalance: 5 });
    await check(context);
    await change(person, { tokenBalance: 10_000 });
    bare.wait(day);
    expectErrors(/The bucket is away/);
    expectErrors(alarm);
    const bucket = withoutListing(context.bucket, () => true);
    const broken = await check({ ...context, bucket });
    expect(broken).toMatchObject({ closed: 0, cycle: { next: null, isWhole: false } });
    expect(broken.endedAt).not.toBeNull();
    expect(broken.cycle.finished).toContain(collections.tokenTransactions);
    bare.wait(day);
    // The balance, and the picture whose file could not be looked up.
    expect(await check(context)).toMatchObject({ closed: 2, cycle: { next: null, isWhole: true } });
  });
});

describe('integrity check of shares', () => {
  it('reports an open link whose set or image is gone', async () => {
    const { context, wait } = await backendFixture();
    const leave = async (id: string, stampId: string, fields: object = {}) => {
      const path = files.sharedPreview(uid, stampId, id);
      const now = FieldValue.serverTimestamp();
      await context.firestore.doc(documents.share(id)).set({
        userId: uid,
        content: { kind: 'set_preview', stampId, path, width: 1080, height: 498, count: 8 },
        expiresAt: new Date(context.now().getTime() + 7 * day * 1000),
        revokedAt: null,
        purgeAt: new Date(context.now().getTime() + 8 * day * 1000),
        createdAt: now,
        updatedAt: now,
        ...fields,
      });
      return path;
    };
    const { stampId } = await setWithUpload({ context, wait, tasks: [] }, Buffer.from('photo'));
    const path = await leave('right', stampId);
    await context.bucket.file(path).save('jpg', { resumable: false });
    await leave('emptied', stampId);
    await leave('lost', 'gone');
    await leave('revoked', 'gone', { revokedAt: new Date() });
    wait(2 * hour);
    expectErrors(alarm);
    await check(context);
    expect(await openKinds(context)).toEqual([
      `document_without_file ${documents.share('emptied')}`,
      `orphan ${documents.share('lost')}`,
    ]);
  });
});

describe('integrity check of the studio', { timeout: 120_000 }, () => {
  it('reports every image whose conversion is gone, or that expired nights ago', async () => {
    const fixture = await studioFixture();
    const conversionId = await drawOrder(fixture, { generationCount: 2 });
    fixture.wait(2 * hour);
    await check(fixture.context);
    expect(await openKinds(fixture.context)).toEqual([]);
    await fixture.context.firestore.doc(documents.imageConversion(conversionId)).delete();
    await fixture.context.firestore.doc(documents.user(studioUser.uid)).update({ monthlyUsed: 0 });
    fixture.wait(33 * day);
    expectErrors(alarm);
    await check(fixture.context);
    const places = [1, 2].map((number) => documents.generatedImage(ids.generatedImage(conversionId, number)));
    expect(await openKinds(fixture.context)).toEqual(
      ['expired_present', 'orphan'].flatMap((kind) => places.map((place) => `${kind} ${place}`)),
    );
  });
});
