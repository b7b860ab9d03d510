import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files } from '../../../functions/src/domain/paths.ts';
import {
  addMessages,
  approveProofSheet,
  cancelGeneration,
  retryStamp,
  sweepGenerations,
} from '../../../functions/src/generation/index.ts';
import { deleteStamp } from '../../../functions/src/stamps/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import {
  balanceOf,
  begun,
  expectWhole,
  type GenerationFixture,
  generationFixture,
  seen,
  statesOf,
  work,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';

const texts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `もっと${index + 1}`, pose: null }));

describe('adding stickers to a finished set', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  const finished = async (payWith: 'tokens' | 'ticket' = 'tokens') => {
    const set = await begun(fixture, { payWith });
    await work(fixture.context, set);
    return { set, before: await expectWhole(fixture, set) };
  };
  const add = ({ stampId }: { stampId: string }, count: number, requestId = randomUUID()) =>
    addMessages(fixture.context, testUser, { stampId, requestId, messages: texts(count) });

  beforeAll(async () => {
    fixture = await generationFixture();
  });
  afterAll(() => fixture?.stop());

  it('makes them once for one request, for a token each, and leaves the others as they are', async () => {
    const { set, before } = await finished('ticket');
    const balance = await balanceOf(fixture);
    const requestId = randomUUID();
    await Promise.all([add(set, 8, requestId), add(set, 8, requestId)]);
    await work(fixture.context, set);
    await add(set, 8, requestId);
    const now = await expectWhole(fixture, set);
    expect(now.stamp).toMatchObject({
      status: 'generated',
      messageCount: 16,
      consumedTokens: 8,
      packagePath: null,
    });
    expect(await balanceOf(fixture)).toBe(balance - 8);
    expect(now.messages.slice(0, 8)).toEqual(before.messages);
    expect(now.messages.map(({ styleIndex }) => styleIndex)).toEqual(now.messages.map((_, index) => index));
  });

  it('gives them the face that is drawn on the thing of the set, where it is drawn', async () => {
    const drawnFace = { x: 0.4, y: 0.3, scale: 1.5 };
    const set = await begun(fixture, { drawnFace });
    await work(fixture.context, set);
    await add(set, 2);
    await work(fixture.context, set);
    const { messages } = await expectWhole(fixture, set);
    expect(messages).toHaveLength(10);
    for (const { acting } of messages) expect(acting).toMatchObject({ framing: 'full', drawnFace });
  });

  it('stops at forty', async () => {
    const { set } = await finished();
    expect(await rejectionCode(add(set, 33))).toBe('sticker_count_limit');
    await expectWhole(fixture, set);
  });

  it('that is cancelled leaves the set as it was', async () => {
    const { set, before } = await finished();
    await add(set, 4);
    await cancelGeneration(fixture.context, testUser, set);
    const now = await expectWhole(fixture, set);
    expect(now.stamp).toMatchObject({ status: 'generated', messageCount: 8 });
    expect(now.messages).toEqual(before.messages);
  });

  it('that fails leaves the set finished, gives them back, and they can be tried again', async () => {
    const { set, before } = await finished();
    await add(set, 2);
    const { bucket } = fixture.context;
    const cutOut = bucket.file(files.cutOut(testUser.uid, set.stampId, before.stamp));
    const [bytes] = await cutOut.download();
    const [photo] = await bucket.file(before.queue.imageUri).download();
    await cutOut.delete();
    await bucket.file(before.queue.imageUri).delete();
    await work(fixture.context, set);
    const failed = await expectWhole(fixture, set);
    expect(failed.stamp).toMatchObject({ status: 'generated', messageCount: 10, packagePath: null });
    expect(statesOf(failed).slice(8)).toEqual(['failed', 'failed']);

    await cutOut.save(bytes);
    await bucket.file(before.queue.imageUri).save(photo);
    await retryStamp(fixture.context, testUser, set);
    await work(fixture.context, set);
    expect((await expectWhole(fixture, set)).stamp.consumedTokens).toBe(10);
  });

  it('and deleting the set meanwhile gives back what was not made', async () => {
    const { set } = await finished();
    const balance = await balanceOf(fixture);
    await add(set, 8);
    await deleteStamp(fixture.context, testUser, { ...set, forGood: true });
    expect(await balanceOf(fixture)).toBe(balance);
  });

  it('drawn by AI costs no second proof sheet', async () => {
    const set = await begun(fixture, { engine: 'openai' });
    await work(fixture.context, set);
    await approveProofSheet(fixture.context, testUser, set);
    await work(fixture.context, set);
    fixture.sandbox.reset();
    await add(set, 10);
    await work(fixture.context, set);
    const { stamp } = await expectWhole(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 18 });
    expect(fixture.sandbox.calls().map(({ images }) => images.length)).toEqual([2, 2]);
  });
});

describe('a set that nobody works at', { timeout: 120_000 }, () => {
  it('is handed on by the sweep, and given back when no task ever comes', async () => {
    const fixture = await generationFixture();
    const embedded = await begun(fixture);
    const drawn = await begun(fixture, { engine: 'openai' });
    fixture.wait(3600);
    expect(await sweepGenerations(fixture.context)).toMatchObject({ queues: 2 });
    expect(fixture.tasks.map(({ queue }) => queue)).toEqual(['drawQueue', 'drawAiQueue']);
    fixture.wait(6 * 3600);
    await sweepGenerations(fixture.context);
    for (const set of [embedded, drawn]) {
      const { stamp } = await expectWhole(fixture, set);
      expect(stamp).toMatchObject({
        status: 'failed',
        failure: { code: 'generation_failed' },
        consumedTokens: 0,
      });
    }
    expect(await sweepGenerations(fixture.context)).toMatchObject({ queues: 0 });
    await fixture.stop();
  });

  it('loses its photo: it fails, says so, and everything goes back', async () => {
    const fixture = await generationFixture();
    for (const engine of ['embedded', 'openai'] as const) {
      const set = await begun(fixture, { engine });
      const { queue } = await seen(fixture, set);
      await fixture.context.bucket.file(queue.imageUri).delete();
      await fixture.context.firestore.doc('presets/classic').delete();
      await work(fixture.context, set);
      const { stamp } = await expectWhole(fixture, set);
      expect(stamp).toMatchObject({
        status: 'failed',
        failure: { code: 'photo_missing' },
        consumedTokens: 0,
      });
      await fixture.context.firestore.doc('presets/classic').set(await presetOf(fixture));
    }
    await fixture.stop();
  });
});

async function presetOf(_: GenerationFixture) {
  const { seedPresets } = await import('../../../functions/src/domain/presets/seed_presets.ts');
  const now = new Date();
  const preset = seedPresets.find(({ slug }) => slug === 'classic');
  return { ...preset, isActive: true, createdAt: now, updatedAt: now };
}
