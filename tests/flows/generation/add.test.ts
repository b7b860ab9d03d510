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
  createGeneratingSet,
  executeTask,
  expectConsistent,
  type GenerationFixture,
  generationFixture,
  setState,
  statesOf,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';

const texts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `もっと${index + 1}`, pose: null }));

describe('adding stickers to a finished set', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  const finished = async (payWith: 'tokens' | 'ticket' = 'tokens') => {
    const set = await createGeneratingSet(fixture, { payWith });
    await executeTask(fixture.context, set);
    return { set, before: await expectConsistent(fixture, set) };
  };
  const add = ({ stampId }: { stampId: string }, count: number, requestId = randomUUID()) =>
    addMessages(fixture.context, testUser, { stampId, requestId, messages: texts(count) });

  beforeAll(async () => {
    fixture = await generationFixture();
  });
  afterAll(() => fixture?.stop());

  it('is done once for a request, costs one token each, and leaves the others unchanged', async () => {
    const { set, before } = await finished('ticket');
    const balance = await balanceOf(fixture);
    const requestId = randomUUID();
    await Promise.all([add(set, 8, requestId), add(set, 8, requestId)]);
    await executeTask(fixture.context, set);
    await add(set, 8, requestId);
    const now = await expectConsistent(fixture, set);
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

  it('adds the drawn face of the set’s thing, if it has one', async () => {
    const drawnFace = { x: 0.4, y: 0.3, scale: 1.5 };
    const set = await createGeneratingSet(fixture, { drawnFace });
    await executeTask(fixture.context, set);
    await add(set, 2);
    await executeTask(fixture.context, set);
    const { messages } = await expectConsistent(fixture, set);
    expect(messages).toHaveLength(10);
    for (const { acting } of messages) expect(acting).toMatchObject({ framing: 'full', drawnFace });
  });

  it('is limited to forty stickers', async () => {
    const { set } = await finished();
    expect(await rejectionCode(add(set, 33))).toBe('sticker_count_limit');
    await expectConsistent(fixture, set);
  });

  it('that is canceled leaves the set unchanged', async () => {
    const { set, before } = await finished();
    await add(set, 4);
    await cancelGeneration(fixture.context, testUser, set);
    const now = await expectConsistent(fixture, set);
    expect(now.stamp).toMatchObject({ status: 'generated', messageCount: 8 });
    expect(now.messages).toEqual(before.messages);
  });

  it('that fails leaves the set finished with a refund, and can be retried', async () => {
    const { set, before } = await finished();
    await add(set, 2);
    const { bucket } = fixture.context;
    const cutOut = bucket.file(files.cutOut(testUser.uid, set.stampId, before.stamp));
    const [bytes] = await cutOut.download();
    const [photo] = await bucket.file(before.queue.imageUri).download();
    await cutOut.delete();
    await bucket.file(before.queue.imageUri).delete();
    await executeTask(fixture.context, set);
    const failed = await expectConsistent(fixture, set);
    expect(failed.stamp).toMatchObject({ status: 'generated', messageCount: 10, packagePath: null });
    expect(statesOf(failed).slice(8)).toEqual(['failed', 'failed']);

    await cutOut.save(bytes);
    await bucket.file(before.queue.imageUri).save(photo);
    await retryStamp(fixture.context, testUser, set);
    await executeTask(fixture.context, set);
    expect((await expectConsistent(fixture, set)).stamp.consumedTokens).toBe(10);
  });

  it('is refunded if the set is deleted meanwhile', async () => {
    const { set } = await finished();
    const balance = await balanceOf(fixture);
    await add(set, 8);
    await deleteStamp(fixture.context, testUser, { ...set, forGood: true });
    expect(await balanceOf(fixture)).toBe(balance);
  });

  it('with AI needs no second proof sheet', async () => {
    const set = await createGeneratingSet(fixture, { engine: 'openai' });
    await executeTask(fixture.context, set);
    await approveProofSheet(fixture.context, testUser, set);
    await executeTask(fixture.context, set);
    fixture.sandbox.reset();
    await add(set, 10);
    await executeTask(fixture.context, set);
    const { stamp } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 18 });
    expect(fixture.sandbox.calls().map(({ images }) => images.length)).toEqual([2, 2]);
  });
});

describe('set without progress', { timeout: 120_000 }, () => {
  it('is re-enqueued by the sweep, and refunded if its task is never executed', async () => {
    const fixture = await generationFixture();
    const embedded = await createGeneratingSet(fixture);
    const drawn = await createGeneratingSet(fixture, { engine: 'openai' });
    fixture.wait(3600);
    expect(await sweepGenerations(fixture.context)).toMatchObject({ queues: 2 });
    expect(fixture.tasks.map(({ queue }) => queue)).toEqual(['drawQueue', 'drawAiQueue']);
    fixture.wait(6 * 3600);
    await sweepGenerations(fixture.context);
    for (const set of [embedded, drawn]) {
      const { stamp } = await expectConsistent(fixture, set);
      expect(stamp).toMatchObject({
        status: 'failed',
        failure: { code: 'generation_failed' },
        consumedTokens: 0,
      });
    }
    expect(await sweepGenerations(fixture.context)).toMatchObject({ queues: 0 });
    await fixture.stop();
  });

  it('fails with a reason and a full refund if its photo is missing', async () => {
    const fixture = await generationFixture();
    for (const engine of ['embedded', 'openai'] as const) {
      const set = await createGeneratingSet(fixture, { engine });
      const { queue } = await setState(fixture, set);
      await fixture.context.bucket.file(queue.imageUri).delete();
      await fixture.context.firestore.doc('presets/classic').delete();
      await executeTask(fixture.context, set);
      const { stamp } = await expectConsistent(fixture, set);
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
