import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { api, type CallableInput } from '../../../functions/src/domain/api.ts';
import { documents, ids } from '../../../functions/src/domain/paths.ts';
import { expiryOf, purgeOf } from '../../../functions/src/domain/studio/generated_image.ts';
import { quotaMonth } from '../../../functions/src/domain/studio/studio_quota.ts';
import {
  listConversions,
  rateImage,
  setBrightness,
  setConversionDeleted,
  setImageDeleted,
} from '../../../functions/src/studio/index.ts';
import {
  conversionOf,
  drawOrder,
  imagesOf,
  type StudioFixture,
  startOrder,
  studioFixture,
  studioUser,
} from './studio_fixture.ts';

type Filter = CallableInput<'listConversions'>;

const page = (fixture: StudioFixture, filter: Filter = {}, context = fixture.context) =>
  listConversions(context, studioUser, api.listConversions.input.parse(filter));

/** Creates conversion documents like the work, without files. */
async function written(
  fixture: StudioFixture,
  count: number,
  of: (index: number) => object = () => ({}),
): Promise<string[]> {
  const writer = fixture.context.firestore.bulkWriter();
  const now = fixture.context.now().getTime();
  const all = Array.from({ length: count }, (_, index) => {
    const id = randomUUID();
    const createdAt = new Date(now - index * 60_000);
    const expiresAt = expiryOf(createdAt);
    void writer.set(fixture.context.firestore.doc(documents.imageConversion(id)), {
      userId: studioUser.uid,
      originalImagePath: 'a',
      originalImageName: 'a',
      originalImageSize: 1,
      prompt: `prompt ${index}`,
      generationCount: 1,
      status: 'failed',
      engine: 'embedded',
      processingTime: 1.234,
      errorMessage: null,
      isDeleted: false,
      quotaCounted: 0,
      consentedAt: createdAt,
      quotaMonth: quotaMonth(createdAt),
      images: [],
      removedAt: null,
      createdAt,
      updatedAt: createdAt,
      deletedAt: null,
      expiresAt,
      purgeAt: purgeOf(expiresAt),
      ...of(index),
    });
    return id;
  });
  await writer.close();
  return all;
}

describe('gallery', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeAll(async () => {
    fixture = await studioFixture();
  });

  it('has pages of conversions, newest first, each once', async () => {
    fixture = await studioFixture();
    const all = await written(fixture, 47);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { conversions, next }: Awaited<ReturnType<typeof page>> = await page(fixture, { cursor });
      expect(conversions.length).toBeLessThanOrEqual(20);
      seen.push(...conversions.map(({ conversionId }) => conversionId));
      cursor = next;
    } while (cursor !== null);
    expect(seen).toEqual(all);
  });

  it('keeps its position if conversions are added between two pages, or have the same time', async () => {
    fixture = await studioFixture();
    const timestamp = new Date();
    const all = await written(fixture, 30, () => ({ createdAt: timestamp }));
    const first = await page(fixture);
    await written(fixture, 3, () => ({ createdAt: new Date(timestamp.getTime() + 1000) }));
    const second = await page(fixture, { cursor: first.next });
    const seen = [...first.conversions, ...second.conversions].map(({ conversionId }) => conversionId);
    expect(seen.toSorted()).toEqual(all.toSorted());
  });

  it('can be filtered by status, days in Japan and words, in any case and width', async () => {
    fixture = await studioFixture();
    const days = [
      '2026-11-09T14:59:59Z',
      '2026-11-09T15:00:00Z',
      '2026-11-10T14:59:59Z',
      '2026-11-10T15:00:00Z',
    ];
    const now = new Date('2026-11-20T00:00:00Z');
    const context = { ...fixture.context, now: () => now };
    const prompts = ['アッシュ', 'ｱｯｼｭ BOB', 'bob', 'perm'];
    const [a, b, c, d] = await written(fixture, 4, (index) => ({
      createdAt: new Date(days[index] ?? ''),
      expiresAt: expiryOf(new Date(days[index] ?? '')),
      prompt: prompts[index],
      status: index === 3 ? 'processing' : 'failed',
    }));
    const found = async (filter: Filter) =>
      (await page(fixture, filter, context)).conversions.map(({ conversionId }) => conversionId);
    expect(await found({ from: '2026-11-10', to: '2026-11-10' })).toEqual([c, b]);
    expect(await found({ from: '2026-11-11' })).toEqual([d]);
    expect(await found({ to: '2026-11-09' })).toEqual([a]);
    expect(await found({ text: 'あっしゅ' })).toEqual([]);
    expect(await found({ text: 'アッシュ' })).toEqual([b, a]);
    expect(await found({ text: 'Bob' })).toEqual([c, b]);
    expect(await found({ status: 'processing' })).toEqual([d]);
    expect(await found({ status: 'failed', text: 'bob', from: '2026-11-10' })).toEqual([c, b]);
    expect(await found({ status: 'cancelled' })).toEqual([]);
  });

  it('reads a limited number of documents per search, and continues from there', async () => {
    fixture = await studioFixture();
    const all = await written(fixture, 320, (index) => (index === 310 ? { prompt: 'needle' } : {}));
    const first = await page(fixture, { text: 'needle' });
    expect(first.conversions).toEqual([]);
    expect(first.next).not.toBeNull();
    const second = await page(fixture, { text: 'needle', cursor: first.next });
    expect(second.conversions.map(({ conversionId }) => conversionId)).toEqual([all[310]]);
    expect(second.next).toBeNull();
  });

  it.each([
    'nonsense',
    Buffer.from('["1.2"]').toString('base64url'),
    Buffer.from('["x.y","id"]').toString('base64url'),
    Buffer.from('["1.2","a/b"]').toString('base64url'),
  ])('rejects the cursor %j', async (cursor) => {
    await expect(page(fixture, { cursor })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('hides expired pictures before they are removed', async () => {
    fixture = await studioFixture();
    const id = await drawOrder(fixture, { generationCount: 2 });
    expect((await page(fixture)).conversions).toMatchObject([{ conversionId: id, status: 'completed' }]);
    const { firestore } = fixture.context;
    const soon = Timestamp.fromMillis(fixture.context.now().getTime() + 1000);
    const images = (await conversionOf(fixture, id)).images.map((image, index) =>
      index === 0 ? { ...image, expiresAt: soon } : image,
    );
    await firestore.doc(documents.imageConversion(id)).update({ images });
    fixture.wait(2);
    const [shown] = (await page(fixture)).conversions;
    expect(shown?.images.map(({ number }) => number)).toEqual([2]);
    fixture.wait(30 * 86_400);
    expect((await page(fixture)).conversions).toEqual([]);
  });

  it('contains no conversions of other people', async () => {
    const bob = { ...studioUser, uid: 'bob' };
    expect(await listConversions(fixture.context, bob, api.listConversions.input.parse({}))).toEqual({
      conversions: [],
      next: null,
    });
  });
});

describe('picture in the gallery', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  let id: string;
  beforeEach(async () => {
    fixture = await studioFixture();
    id = await drawOrder(fixture, { generationCount: 2 });
  });
  const bob = { ...studioUser, uid: 'bob' };
  const imageId = (number = 1) => ids.generatedImage(id, number);
  const shown = async () => (await page(fixture)).conversions[0]?.images ?? [];
  const deletion = (number: number, isDeleted: boolean, who = studioUser) =>
    setImageDeleted(fixture.context, who, { imageId: imageId(number), isDeleted });
  const deleteAll = (isDeleted: boolean, who = studioUser) =>
    setConversionDeleted(fixture.context, who, { conversionId: id, isDeleted });
  const hasFile = async (number: number) => {
    const { imagePath } = (await imagesOf(fixture, id))[number - 1] ?? {};
    return (await fixture.context.bucket.file(imagePath ?? '').exists())[0];
  };

  it('has brightness and rating in the page and its document, and keeps its file', async () => {
    const [before] = await imagesOf(fixture, id);
    await setBrightness(fixture.context, studioUser, { imageId: imageId(), brightness: -50 });
    await rateImage(fixture.context, studioUser, { imageId: imageId(), rating: 5 });
    const kept = { brightnessAdjustment: -50, rating: 5 };
    expect((await imagesOf(fixture, id))[0]).toMatchObject({ ...kept, imageSize: before?.imageSize });
    expect((await shown())[0]).toMatchObject(kept);
    await rateImage(fixture.context, studioUser, { imageId: imageId(), rating: null });
    expect((await shown())[0]).toMatchObject({ rating: null });
  });

  it('updates its time of change and that of its conversion with every change', async () => {
    const times = async () => {
      const [image] = await imagesOf(fixture, id);
      return [image, await conversionOf(fixture, id)].map((each) => each?.updatedAt.getTime() ?? 0);
    };
    for (const change of [
      () => setBrightness(fixture.context, studioUser, { imageId: imageId(), brightness: 5 }),
      () => rateImage(fixture.context, studioUser, { imageId: imageId(), rating: 3 }),
      () => deletion(1, true),
      () => deletion(1, false),
      () => deleteAll(true),
      () => deleteAll(false),
    ]) {
      const before = await times();
      await change();
      const after = await times();
      for (const [at, time] of after.entries()) expect(time).toBeGreaterThan(before[at] ?? 0);
    }
  });

  it('can be deleted and restored, and keeps its file meanwhile', async () => {
    await deletion(1, true);
    await deletion(1, true);
    expect((await shown()).map(({ number }) => number)).toEqual([2]);
    expect(await hasFile(1)).toBe(true);
    await deletion(1, false);
    expect((await shown()).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('deletes its conversion if it is the last one, and restores it', async () => {
    await deletion(1, true);
    fixture.wait(1);
    await deletion(2, true);
    expect(await conversionOf(fixture, id)).toMatchObject({ isDeleted: true, status: 'completed' });
    expect((await page(fixture)).conversions).toEqual([]);
    await deletion(2, false);
    expect((await shown()).map(({ number }) => number)).toEqual([2]);
  });

  it('is deleted and restored with its conversion unless it was deleted before', async () => {
    await deletion(1, true);
    fixture.wait(1);
    await deleteAll(true);
    expect((await page(fixture)).conversions).toEqual([]);
    expect((await imagesOf(fixture, id)).every(({ isDeleted }) => isDeleted)).toBe(true);
    await expect(deletion(1, false)).rejects.toMatchObject({ code: 'studio_state' });
    await deleteAll(false);
    expect((await shown()).map(({ number }) => number)).toEqual([2]);
  });

  it('cannot be changed by other people or after its removal', async () => {
    const rejected = { code: 'not_yours' };
    await expect(deletion(1, true, bob)).rejects.toMatchObject(rejected);
    await expect(deleteAll(true, bob)).rejects.toMatchObject(rejected);
    const brighten = (who = studioUser) =>
      setBrightness(fixture.context, who, { imageId: imageId(), brightness: 1 });
    await expect(brighten(bob)).rejects.toMatchObject(rejected);
    await expect(
      setBrightness(fixture.context, studioUser, { imageId: 'none', brightness: 1 }),
    ).rejects.toMatchObject(rejected);
    await deletion(1, true);
    await expect(brighten()).rejects.toMatchObject({ code: 'studio_gone' });
    fixture.wait(31 * 86_400);
    await expect(deletion(1, false)).rejects.toMatchObject({ code: 'studio_gone' });
    await deleteAll(true);
    await expect(deleteAll(false)).rejects.toMatchObject({ code: 'studio_gone' });
  });

  it('is counted, deleted or not', async () => {
    await deleteAll(true);
    expect((await conversionOf(fixture, id)).quotaCounted).toBe(2);
    const next = await startOrder(fixture, { generationCount: 1 });
    expect(await conversionOf(fixture, next)).toMatchObject({ status: 'pending' });
  });
});
