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
  begun,
  expectWhole,
  type GenerationFixture,
  generationFixture,
  seen,
  statesOf,
  work,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';

describe('stopping the making of a set', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  const cancel = (set: { stampId: string }) => cancelGeneration(fixture.context, testUser, set);

  beforeAll(async () => {
    fixture = await generationFixture();
  });
  afterAll(() => fixture?.stop());

  it('before it began gives everything back, and it may be started again', async () => {
    const before = await balanceOf(fixture);
    const set = await begun(fixture);
    await cancel(set);
    await cancel(set);
    const { stamp } = await expectWhole(fixture, set);
    expect(stamp).toMatchObject({ status: 'failed', failure: { code: 'generation_cancelled' } });
    expect(await balanceOf(fixture)).toBe(before);
    await work(fixture.context, set);
    expect((await seen(fixture, set)).stamp.status).toBe('failed');

    await retryStamp(fixture.context, testUser, set);
    await work(fixture.context, set);
    expect((await expectWhole(fixture, set)).stamp).toMatchObject({ status: 'generated', consumedTokens: 8 });
  });

  it('by ticket before it began gives the ticket back', async () => {
    const set = await begun(fixture, { payWith: 'ticket' });
    await cancel(set);
    await expectWhole(fixture, set);
    const again = await begun(fixture, { payWith: 'ticket' });
    await cancel(again);
    await expectWhole(fixture, again);
  });

  it.each([1, 2, 3])(
    'after commit %i keeps what is finished, and the attempt leaves nothing behind',
    async (commits) => {
      const set = await begun(fixture, { count: 40 });
      await work(
        afterCommits(fixture.context, commits, () => cancel(set)),
        set,
      );
      const { stamp, gone, messages } = await expectWhole(fixture, set);
      if (messages.every(({ state }) => state === 'done')) {
        expect(stamp).toMatchObject({ status: 'generated', failure: null });
        expect(gone.every(({ failure }) => failure?.code === 'generation_cancelled')).toBe(true);
        expect(gone.length + messages.length).toBe(40);
      } else {
        expect(stamp).toMatchObject({ status: 'failed', consumedTokens: 0 });
      }
    },
  );

  it('after its end changes nothing', async () => {
    const set = await begun(fixture);
    await work(fixture.context, set);
    const before = await expectWhole(fixture, set);
    await cancel(set);
    expect(await expectWhole(fixture, set)).toEqual(before);
  });

  it('is not for others', async () => {
    const set = await begun(fixture);
    const otherUser = { ...testUser, uid: 'bob' };
    expect(await rejectionCode(cancelGeneration(fixture.context, otherUser, set))).toBe('not_yours');
    await cancel(set);
  });

  it('while its proof sheet waits keeps the proof sheet’s stickers', async () => {
    const set = await begun(fixture, { engine: 'openai', count: 16 });
    await work(fixture.context, set);
    expect((await seen(fixture, set)).queue.proofSheet?.state).toBe('waiting');
    await cancel(set);
    const { stamp, queue, gone } = await expectWhole(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 9, consumedTokens: 9 });
    expect(queue.proofSheet?.state).toBe('approved');
    expect(gone).toHaveLength(7);
    expect(await rejectionCode(approveProofSheet(fixture.context, testUser, set))).toBe('stamp_state');
  });

  const approved = async () => {
    fixture.sandbox.reset();
    const set = await begun(fixture, { engine: 'openai', count: 16 });
    await work(fixture.context, set);
    await approveProofSheet(fixture.context, testUser, set);
    return set;
  };

  const expectProofSheetAlone = async (set: { stampId: string }) => {
    const { stamp, queue } = await expectWhole(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 9, consumedTokens: 9 });
    const folder = `stamps/user_${testUser.uid}/${set.stampId}/`;
    const [sheets] = await fixture.context.bucket.getFiles({ prefix: `${folder}sheets/` });
    expect(sheets.map(({ name }) => name)).toEqual([queue.proofSheet?.path]);
    const [art] = await fixture.context.bucket.getFiles({ prefix: `${folder}art/` });
    expect(art).toHaveLength(9);
  };

  it('while AI draws the rest orders no picture that was not ordered yet', async () => {
    const set = await approved();
    await work(
      afterCommits(fixture.context, 2, () => cancel(set)),
      set,
    );
    expect(fixture.sandbox.bill().images).toHaveLength(1);
    await expectProofSheetAlone(set);
  });

  it('while AI draws the rest ends the call that is under way, and forgets it', async () => {
    const set = await approved();
    const latencyMs = 20_000;
    fixture.sandbox.set({ latencyMs });
    const drawing = work(fixture.context, set);
    await expect.poll(() => fixture.sandbox.bill().images.length, { timeout: 60_000 }).toBe(2);
    const cancelledAt = performance.now();
    await cancel(set);
    await drawing;
    expect(performance.now() - cancelledAt).toBeLessThan(latencyMs);
    fixture.sandbox.reset();
    await expectProofSheetAlone(set);
  });

  it('happens automatically when the proof sheet is not approved for a week', async () => {
    const other = await generationFixture();
    const set = await begun(other, { engine: 'openai', count: 16 });
    await work(other.context, set);
    other.wait(6 * 86_400);
    expect(await sweepGenerations(other.context)).toMatchObject({ proofSheets: 0, queues: 0 });
    other.wait(2 * 86_400);
    expect(await sweepGenerations(other.context)).toMatchObject({ proofSheets: 1, queues: 0 });
    const after = await expectWhole(other, set);
    expect(statesOf(after)).toHaveLength(9);
    await other.stop();
  });
});

/** Does something just after the nth transaction of a context, before whoever waits for that goes on. */
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
