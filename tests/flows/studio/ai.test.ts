import { type OpenAiSandbox, startOpenAiSandbox } from '@pochitto/sandbox/openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aiSpendSchema, openAiUsageSchema } from '../../../functions/src/domain/generation/openai_usage.ts';
import { collections, documents, files } from '../../../functions/src/domain/paths.ts';
import { japanDay } from '../../../functions/src/domain/timestamp.ts';
import type { OpenAiAccount } from '../../../functions/src/platform/config.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { cancelConversion, drawConversion } from '../../../functions/src/studio/index.ts';
import { Crash, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import {
  conversionOf,
  filesOf,
  imagesOf,
  type StudioFixture,
  startOrder,
  studioFixture,
  studioUser,
  uploadPhoto,
  userOf,
} from './studio_fixture.ts';

const apiKey = 'sandbox-studio';
const limits = { usdPerDay: 100, freeShare: 1, usdPerUserPerDay: 100, imagesPerMinute: 1000 };
const words = { engine: 'openai', effect: null, prompt: 'あごの長さのボブ、前髪あり' } as const;

describe('conversion with AI', { timeout: 180_000 }, () => {
  let sandbox: OpenAiSandbox;
  let fixture: StudioFixture;
  let context: Context;
  beforeAll(async () => {
    sandbox = await startOpenAiSandbox({ port: 0, apiKeys: [apiKey] });
  });
  afterAll(() => sandbox?.stop());
  beforeEach(async () => {
    sandbox.reset();
    limits.imagesPerMinute = 1000;
    const bare = await studioFixture();
    const openAi = (): OpenAiAccount => ({
      apiKey,
      apiUrl: `${sandbox.url}/v1`,
      model: 'gpt-image-1.5',
      quality: 'low',
      timeoutSeconds: 60,
      limits,
    });
    context = { ...bare.context, openAi };
    fixture = { ...bare, context };
  });
  const begin = (change: object = {}) => startOrder(fixture, { ...words, generationCount: 2, ...change });
  const work = (id: string, within = context) => drawConversion(within, id, 'task');

  it('makes one call per picture with high fidelity, the photo and its references', async () => {
    const references = [await uploadPhoto(fixture), await uploadPhoto(fixture)];
    const id = await begin({ references });
    await work(id);
    expect(await conversionOf(fixture, id)).toMatchObject({
      status: 'completed',
      deliveredCount: 2,
      errorCode: null,
    });
    expect(sandbox.bill().images).toHaveLength(2);
    const images = await imagesOf(fixture, id);
    expect(images.map(({ label, imagePath }) => [label, imagePath.endsWith('.png')])).toEqual([
      [null, true],
      [null, true],
    ]);
    const { docs } = await context.firestore.collection(collections.openAiUsages).get();
    for (const usage of docs.map((each) => openAiUsageSchema.parse(each.data()))) {
      expect(usage).toMatchObject({
        userId: studioUser.uid,
        metadata: { conversionId: id, outcome: 'drawn' },
      });
    }
    // The references are removed; the original and two pictures with their thumbnails remain.
    for (const name of references) {
      expect((await context.bucket.file(files.studioPicture(studioUser.uid, name)).exists())[0]).toBe(false);
    }
    expect(await filesOf(fixture)).toHaveLength(5);
  });

  it('that is rejected for one picture delivers the others, and that one does not count', async () => {
    sandbox.set({ next: ['moderation', null] });
    const id = await begin();
    await work(id);
    expect(await conversionOf(fixture, id)).toMatchObject({
      status: 'completed',
      deliveredCount: 1,
      quotaCounted: 1,
      errorCode: 'ai_moderation',
    });
    expect((await userOf(fixture)).monthlyUsed).toBe(1);
    expect(await filesOf(fixture)).toHaveLength(3);
  });

  it('that is rejected for every picture fails with its reason and does not count', async () => {
    sandbox.set({ next: ['moderation', 'moderation'] });
    const id = await begin();
    await work(id);
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'failed', errorCode: 'ai_moderation' });
    expect((await userOf(fixture)).monthlyUsed).toBe(0);
  });

  it('is unavailable without an API key', async () => {
    const without = { ...context, openAi: () => null };
    await expect(startOrder(fixture, words, without)).rejects.toMatchObject({ code: 'engine_unavailable' });
    expect((await userOf(fixture)).monthlyUsed).toBe(0);
  });

  const outcomes = async () => {
    const { docs } = await context.firestore.collection(collections.openAiUsages).orderBy('createdAt').get();
    return docs.map((each) => openAiUsageSchema.parse(each.data()).metadata);
  };

  it('that is canceled during calls aborts them, records their cost, and counts nothing', async () => {
    const latencyMs = 20_000;
    sandbox.set({ latencyMs });
    const id = await begin();
    const drawing = work(id);
    await expect.poll(() => sandbox.bill().images.length, { timeout: 60_000 }).toBe(2);
    const cancelledAt = performance.now();
    await cancelConversion(context, studioUser, { conversionId: id });
    await drawing;
    expect(performance.now() - cancelledAt).toBeLessThan(latencyMs);
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'cancelled' });
    expect(await filesOf(fixture)).toEqual([]);
    expect((await userOf(fixture)).monthlyUsed).toBe(0);
    const calls = await outcomes();
    expect(calls.map(({ outcome }) => outcome)).toEqual(['outcome_unknown', 'outcome_unknown']);
    expect(await spentMicros()).toBe(calls.reduce((sum, { costUsdMicros }) => sum + costUsdMicros, 0));
    expect(await spentMicros()).toBeGreaterThan(0);
  });

  it('that is canceled after 3 of 5 pictures makes no further call, and counts 3', async () => {
    limits.imagesPerMinute = 3;
    const id = await begin({ generationCount: 5 });
    const drawing = work(id);
    await expect
      .poll(async () => (await conversionOf(fixture, id)).deliveredCount, { timeout: 60_000, interval: 200 })
      .toBe(3);
    await expect.poll(async () => (await outcomes()).length, { timeout: 60_000, interval: 200 }).toBe(5);
    await cancelConversion(context, studioUser, { conversionId: id });
    await drawing;
    expect(sandbox.bill().images).toHaveLength(3);
    expect((await userOf(fixture)).monthlyUsed).toBe(3);
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'cancelled', quotaCounted: 3 });
    expect(await filesOf(fixture)).toEqual([]);
    const calls = await outcomes();
    expect(calls.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...['cancelled', 'cancelled', 'drawn', 'drawn', 'drawn'],
    ]);
    expect(await spentMicros()).toBe(calls.reduce((sum, { costUsdMicros }) => sum + costUsdMicros, 0));
  });

  const spentMicros = async () => {
    const book = documents.aiSpendOfDay(japanDay(new Date()));
    return aiSpendSchema.parse((await context.firestore.doc(book).get()).data()).costUsdMicros;
  };

  it('is billed at most once per picture after a crash at any step', async () => {
    expectErrors(/Crashed at step/);
    const counting = crashingContext(context);
    await work(await begin({ generationCount: 1 }), counting.context);
    for (let crashAt = 1; crashAt <= counting.steps(); crashAt += 4) {
      sandbox.reset();
      const id = await begin({ generationCount: 1 });
      await work(id, crashingContext(context, crashAt).context).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await work(id);
      expect(sandbox.bill().images.length, `crash at step ${crashAt}`).toBeLessThanOrEqual(1);
      const { status, deliveredCount, quotaCounted } = await conversionOf(fixture, id);
      // After a crash between response and file, the call may have been billed: it is not repeated, and the picture
      // does not count.
      expect(quotaCounted).toBe(deliveredCount);
      expect(status).toBe(deliveredCount === 1 ? 'completed' : 'failed');
    }
  });
});
