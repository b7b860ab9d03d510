import { beforeEach, describe, expect, it } from 'vitest';
import { openProfile } from '../../../functions/src/accounts/index.ts';
import { mostRunningConversions } from '../../../functions/src/domain/limits.ts';
import { documents } from '../../../functions/src/domain/paths.ts';
import { quotaMonth } from '../../../functions/src/domain/studio/studio_quota.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { cancelConversion, drawConversion, resetMonthlyQuota } from '../../../functions/src/studio/index.ts';
import { Crash, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import {
  changeUser,
  conversionOf,
  type StudioFixture,
  startOrder,
  studioFixture,
  studioUser,
  uploadPhoto,
  userOf,
} from './studio_fixture.ts';

/** The last second of November in Japan; in UTC it is still the afternoon. */
const lastSecond = '2026-11-30T14:59:59.000Z';
const firstSecond = '2026-11-30T15:00:00.000Z';

describe('monthly quota', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeEach(async () => {
    fixture = await studioFixture({ monthlyLimit: 5 });
  });
  const at = (timestamp: string): Context => ({ ...fixture.context, now: () => new Date(timestamp) });
  const usage = async () => {
    const { monthlyUsed, quotaMonth: month } = await userOf(fixture);
    return { monthlyUsed, month };
  };

  it('counts at the start, exactly up to the limit', async () => {
    await startOrder(fixture, { generationCount: 3 });
    expect((await userOf(fixture)).monthlyUsed).toBe(3);
    await expect(startOrder(fixture, { generationCount: 3 })).rejects.toMatchObject({ code: 'studio_quota' });
    await startOrder(fixture, { generationCount: 2 });
    expect((await userOf(fixture)).monthlyUsed).toBe(5);
    await expect(startOrder(fixture, { generationCount: 1 })).rejects.toMatchObject({ code: 'studio_quota' });
  });

  it('counts exactly if a hundred start at once with sixty left', async () => {
    await changeUser(fixture, { monthlyLimit: 100, monthlyUsed: 40 });
    const name = await uploadPhoto(fixture);
    const starts = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        startOrder(fixture, { generationCount: 1, original: { name, fileName: 'a.jpg' } }),
      ),
    );
    const rejected = starts.filter(({ status }) => status === 'rejected');
    expect(rejected.map((each) => (each.status === 'rejected' ? each.reason.code : ''))).toEqual(
      Array.from({ length: 40 }, () => 'studio_quota'),
    );
    expect((await userOf(fixture)).monthlyUsed).toBe(100);
  });

  it('allows a hundred running conversions, and another one after one has ended', async () => {
    await changeUser(fixture, { monthlyLimit: 1000 });
    const first = await startOrder(fixture, { generationCount: 1 });
    const { firestore } = fixture.context;
    const document = (await firestore.doc(documents.imageConversion(first)).get()).data() ?? {};
    const batch = firestore.batch();
    for (let number = 1; number < mostRunningConversions; number += 1) {
      batch.set(firestore.doc(documents.imageConversion(`other${number}`)), {
        ...document,
        status: number % 2 === 0 ? 'pending' : 'processing',
      });
    }
    await batch.commit();
    const { monthlyUsed } = await usage();
    const another = () => startOrder(fixture, { generationCount: 1 });
    await expect(another()).rejects.toMatchObject({ code: 'conversions_running_limit' });
    expect((await usage()).monthlyUsed).toBe(monthlyUsed);
    await cancelConversion(fixture.context, studioUser, { conversionId: first });
    await another();
  });

  it('starts again with the month in Japan, before the reset has run', async () => {
    await startOrder(fixture, { generationCount: 5 }, at(lastSecond));
    await expect(startOrder(fixture, { generationCount: 1 }, at(lastSecond))).rejects.toMatchObject({
      code: 'studio_quota',
    });
    await startOrder(fixture, { generationCount: 2 }, at(firstSecond));
    expect(await usage()).toEqual({ monthlyUsed: 2, month: '2026-12' });
  });

  it('gets pictures back only in the month in which they were counted', async () => {
    const old = await startOrder(fixture, { generationCount: 3 }, at(lastSecond));
    await startOrder(fixture, { generationCount: 2 }, at(firstSecond));
    await cancelConversion(at(firstSecond), studioUser, { conversionId: old });
    expect(await usage()).toEqual({ monthlyUsed: 2, month: '2026-12' });
    expect(await conversionOf(fixture, old)).toMatchObject({ quotaMonth: '2026-11', quotaCounted: 0 });
  });

  it('is correct for a conversion that fails after midnight, with the reset in between', async () => {
    const id = await startOrder(fixture, { generationCount: 3 }, at(lastSecond));
    await resetMonthlyQuota(at(firstSecond));
    expect(await usage()).toEqual({ monthlyUsed: 0, month: '2026-12' });
    const { originalImagePath } = await conversionOf(fixture, id);
    await fixture.context.bucket.file(originalImagePath).delete();
    await drawConversion(at('2026-11-30T15:00:30.000Z'), id, 'task');
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'failed', quotaCounted: 0 });
    expect(await usage()).toEqual({ monthlyUsed: 0, month: '2026-12' });
  });

  it('is reset on the first of a month for active people, in pages of any size', async () => {
    const people = ['on-1', 'on-2', 'on-3', 'off', 'left'];
    for (const uid of people) {
      await openProfile(fixture.context, { uid, email: '', displayName: uid }, { locale: 'ja' });
      await fixture.context.firestore
        .doc(documents.user(uid))
        .update({ monthlyUsed: 7, quotaMonth: '2026-11', isActive: uid !== 'off' });
    }
    await fixture.context.firestore.doc(documents.user('left')).update({ deletedAt: new Date() });
    await startOrder(fixture, { generationCount: 2 }, at(firstSecond));
    expect(await resetMonthlyQuota(at(firstSecond), { pageSize: 2 })).toBe(3);
    const used = await Promise.all(
      people.map(async (uid) => (await userOf(fixture, { ...studioUser, uid })).monthlyUsed),
    );
    expect(used).toEqual([0, 0, 0, 7, 7]);
    // What was counted since the start of the month stays.
    expect(await usage()).toEqual({ monthlyUsed: 2, month: '2026-12' });
    expect(await resetMonthlyQuota(at(firstSecond), { pageSize: 2 })).toBe(0);
  });

  it('is reset for everyone if the first run crashes', async () => {
    for (const uid of ['a', 'b', 'c', 'd']) {
      await openProfile(fixture.context, { uid, email: '', displayName: uid }, { locale: 'ja' });
      await fixture.context.firestore
        .doc(documents.user(uid))
        .update({ monthlyUsed: 9, quotaMonth: '2026-11' });
    }
    expectErrors(/Crashed at step/);
    const { context } = crashingContext(at(firstSecond), 5);
    await expect(resetMonthlyQuota(context, { pageSize: 2 })).rejects.toThrow(Crash);
    await resetMonthlyQuota(at(firstSecond), { pageSize: 2 });
    const users = await fixture.context.firestore.collection('users').get();
    expect(users.docs.map((each) => each.get('monthlyUsed'))).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    ['2026-11-30T14:59:59.999Z', '2026-11'],
    ['2026-11-30T15:00:00.000Z', '2026-12'],
    ['2026-12-31T15:00:00.000Z', '2027-01'],
    ['2028-02-29T14:59:59.999Z', '2028-02'],
  ])('counts %s in the month %s', (timestamp, month) => {
    expect(quotaMonth(new Date(timestamp))).toBe(month);
  });
});
