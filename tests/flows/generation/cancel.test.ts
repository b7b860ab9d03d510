import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approveProofSheet,
  cancelGeneration,
  retryStamp,
  sweepGenerations,
} from '../../../functions/src/generation/index.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
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

describe('canceling the drawing of a set', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  const cancel = (set: { stampId: string }) => cancelGeneration(fixture.context, testUser, set);

  beforeAll(async () => {
    fixture = await generationFixture();
  });
  afterAll(() => fixture?.stop());

  it('before it starts refunds everything, and the set can be started again', async () => {
    const before = await balanceOf(fixture);
    const set = await createGeneratingSet(fixture);
    await cancel(set);
    await cancel(set);
    const { stamp } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'failed', failure: { code: 'generation_cancelled' } });
    expect(await balanceOf(fixture)).toBe(before);
    await executeTask(fixture.context, set);
    expect((await setState(fixture, set)).stamp.status).toBe('failed');

    await retryStamp(fixture.context, testUser, set);
    await executeTask(fixture.context, set);
    expect((await expectConsistent(fixture, set)).stamp).toMatchObject({
      status: 'generated',
      consumedTokens: 8,
    });
  });

  it('before it starts releases the ticket', async () => {
    const set = await createGeneratingSet(fixture, { payWith: 'ticket' });
    await cancel(set);
    await expectConsistent(fixture, set);
    const again = await createGeneratingSet(fixture, { payWith: 'ticket' });
    await cancel(again);
    await expectConsistent(fixture, again);
  });

  it.each([1, 2, 3])(
    'after commit %i keeps finished stickers, and the attempt leaves nothing behind',
    async (commits) => {
      const set = await createGeneratingSet(fixture, { count: 40 });
      await executeTask(
        afterCommits(fixture.context, commits, () => cancel(set)),
        set,
      );
      const { stamp, removed, messages } = await expectConsistent(fixture, set);
      if (messages.every(({ state }) => state === 'done')) {
        expect(stamp).toMatchObject({ status: 'generated', failure: null });
        expect(removed.every(({ failure }) => failure?.code === 'generation_cancelled')).toBe(true);
        expect(removed.length + messages.length).toBe(40);
      } else {
        expect(stamp).toMatchObject({ status: 'failed', consumedTokens: 0 });
      }
    },
  );

  it('after it has completed changes nothing', async () => {
    const set = await createGeneratingSet(fixture);
    await executeTask(fixture.context, set);
    const before = await expectConsistent(fixture, set);
    await cancel(set);
    expect(await expectConsistent(fixture, set)).toEqual(before);
  });

  it('is rejected for other people', async () => {
    const set = await createGeneratingSet(fixture);
    const otherUser = { ...testUser, uid: 'bob' };
    expect(await rejectionCode(cancelGeneration(fixture.context, otherUser, set))).toBe('not_yours');
    await cancel(set);
  });

  it('while the proof sheet waits keeps its stickers', async () => {
    const set = await createGeneratingSet(fixture, { engine: 'openai', count: 16 });
    await executeTask(fixture.context, set);
    expect((await setState(fixture, set)).queue.proofSheet?.state).toBe('waiting');
    await cancel(set);
    const { stamp, queue, removed } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 9, consumedTokens: 9 });
    expect(queue.proofSheet?.state).toBe('approved');
    expect(removed).toHaveLength(7);
    expect(await rejectionCode(approveProofSheet(fixture.context, testUser, set))).toBe('stamp_state');
  });

  const approvedSet = async () => {
    fixture.sandbox.reset();
    const set = await createGeneratingSet(fixture, { engine: 'openai', count: 16 });
    await executeTask(fixture.context, set);
    await approveProofSheet(fixture.context, testUser, set);
    return set;
  };

  const expectProofSheetAlone = async (set: { stampId: string }) => {
    const { stamp, queue } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 9, consumedTokens: 9 });
    const folder = `stamps/user_${testUser.uid}/${set.stampId}/`;
    const [sheets] = await fixture.context.bucket.getFiles({ prefix: `${folder}sheets/` });
    expect(sheets.map(({ name }) => name)).toEqual([queue.proofSheet?.path]);
    const [art] = await fixture.context.bucket.getFiles({ prefix: `${folder}art/` });
    expect(art).toHaveLength(9);
  };

  it('while AI draws starts no further call', async () => {
    const set = await approvedSet();
    await executeTask(
      afterCommits(fixture.context, 2, () => cancel(set)),
      set,
    );
    expect(fixture.sandbox.bill().images).toHaveLength(1);
    await expectProofSheetAlone(set);
  });

  it('while AI draws aborts the current call and drops its result', async () => {
    const set = await approvedSet();
    const latencyMs = 20_000;
    fixture.sandbox.set({ latencyMs });
    const drawing = executeTask(fixture.context, set);
    await expect.poll(() => fixture.sandbox.bill().images.length, { timeout: 60_000 }).toBe(2);
    const cancelledAt = performance.now();
    await cancel(set);
    await drawing;
    expect(performance.now() - cancelledAt).toBeLessThan(latencyMs);
    fixture.sandbox.reset();
    await expectProofSheetAlone(set);
  });

  it('happens automatically if the proof sheet is not approved for a week', async () => {
    const other = await generationFixture();
    const set = await createGeneratingSet(other, { engine: 'openai', count: 16 });
    await executeTask(other.context, set);
    other.wait(6 * 86_400);
    expect(await sweepGenerations(other.context)).toMatchObject({ proofSheets: 0, queues: 0 });
    other.wait(2 * 86_400);
    expect(await sweepGenerations(other.context)).toMatchObject({ proofSheets: 1, queues: 0 });
    const after = await expectConsistent(other, set);
    expect(statesOf(after)).toHaveLength(9);
    await other.stop();
  });
});

/** Returns a context in which `act` runs right after the nth transaction, before its caller continues. */
function afterCommits(context: Context, commits: number, act: () => Promise<unknown>): Context {
  let made = 0;
  const { firestore } = context;
  const runTransaction: typeof firestore.runTransaction = async (...parameters) => {
    const result = await firestore.runTransaction(...parameters);
    made += 1;
    if (made === commits) await act();
    return result;
  };
  const watched = new Proxy(firestore, {
    get: (target, key) => {
      if (key === 'runTransaction') return runTransaction;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...context, firestore: watched };
}
