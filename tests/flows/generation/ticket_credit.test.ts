import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collections } from '../../../functions/src/domain/paths.ts';
import {
  addMessages,
  cancelGeneration,
  regenerateSticker,
  retryStamp,
  sweepGenerations,
} from '../../../functions/src/generation/index.ts';
import { readMessages } from '../../../functions/src/stamps/messages.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { createGeneratingSet, type GenerationFixture, generationFixture } from './generation_fixture.ts';
import { creditOf, deliver, removeStickers, run, type SetIds, stampOf, tokensOf } from './simulated_run.ts';

describe('set paid by ticket', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  let balance: number;

  const unusedTickets = async () => {
    const tickets = fixture.context.firestore.collection(collections.tickets);
    const { docs } = await tickets.where('userId', '==', testUser.uid).where('consumedAt', '==', null).get();
    return docs.length;
  };
  /** Returns the tokens spent since the test started. */
  const spent = async () => balance - (await tokensOf(fixture.context, testUser.uid));
  const begin = (count: 8 | 16 | 40) =>
    createGeneratingSet(fixture, { count, engine: 'openai', payWith: 'ticket' });
  const retry = (set: SetIds) => retryStamp(fixture.context, testUser, set);
  const cancel = (set: SetIds) => cancelGeneration(fixture.context, testUser, set);
  const add = ({ stampId }: SetIds, count: number) =>
    addMessages(fixture.context, testUser, {
      stampId,
      requestId: randomUUID(),
      messages: Array.from({ length: count }, (_, index) => ({ text: `もっと${index + 1}`, pose: null })),
    });
  const states = async ({ queueId }: SetIds) =>
    (await readMessages(fixture.context, queueId)).map(({ data }) => data.state);

  beforeAll(async () => {
    fixture = await generationFixture();
  });
  beforeEach(async () => {
    const { grant } = await import('../../../functions/src/tokens/index.ts');
    if ((await unusedTickets()) === 0) {
      await grant(fixture.context, { grantId: randomUUID(), uid: testUser.uid, tokens: 0, tickets: 1 });
    }
    balance = await tokensOf(fixture.context, testUser.uid);
  });
  afterAll(() => fixture?.stop());

  it('does not get its ticket back for four failed stickers after the other 36 were removed', async () => {
    const set = await begin(40);
    await run(fixture.context, set, 36);
    await removeStickers(fixture.context, set, ({ data }) => data.state === 'done');
    for (let time = 0; time < 3; time += 1) {
      await retry(set);
      await cancel(set);
      expect(await unusedTickets()).toBe(0);
    }
    await expectConsistentLedger(set);
  });

  async function expectConsistentLedger(set: SetIds) {
    expect(await auditLedger(fixture.context, testUser.uid)).toEqual([]);
    expect((await stampOf(fixture.context, set)).consumedTokens).toBe(await spent());
    expect((await creditOf(fixture.context, set))?.messageIds).toEqual([]);
  }

  it('pays only for additions when failed stickers are retried together with them', async () => {
    const set = await begin(8);
    await run(fixture.context, set, 6);
    await add(set, 4);
    await run(fixture.context, set, 0);
    expect(await spent()).toBe(0);
    await retry(set);
    // The ticket had paid two of the six, and they were never delivered.
    expect(await spent()).toBe(4);
    await run(fixture.context, set, 6);
    expect(await spent()).toBe(4);
    await expectConsistentLedger(set);
  });

  it('can be completed with the same ticket after it was canceled past the first sticker', async () => {
    const set = await begin(16);
    await deliver(fixture.context, set, 1);
    await cancel(set);
    expect(await states(set)).toEqual(['done']);
    expect(await unusedTickets()).toBe(0);
    await add(set, 15);
    await run(fixture.context, set, 15);
    expect(await states(set)).toHaveLength(16);
    expect(await spent()).toBe(0);
    await add(set, 8);
    await run(fixture.context, set, 8);
    expect(await spent()).toBe(8);
    await expectConsistentLedger(set);
  });

  it('can be completed with the same ticket after its proof sheet was not approved for a week', async () => {
    const set = await begin(16);
    await deliver(fixture.context, set, 9);
    await fixture.context.firestore
      .doc(`generate_queues/${set.queueId}`)
      .update({ 'proofSheet.state': 'waiting' });
    fixture.wait(8 * 86_400);
    await sweepGenerations(fixture.context);
    expect(await states(set)).toHaveLength(9);
    await add(set, 7);
    await run(fixture.context, set, 7);
    expect(await spent()).toBe(0);
    await expectConsistentLedger(set);
  });

  it('gets its ticket back if nothing was ever delivered, and uses one for the next attempt', async () => {
    const set = await begin(8);
    await run(fixture.context, set, 0, 'fail');
    expect(await unusedTickets()).toBe(1);
    await retry(set);
    expect(await unusedTickets()).toBe(0);
    await cancel(set);
    expect(await unusedTickets()).toBe(1);
    await expectConsistentLedger(set);
  });

  it('can regenerate a failed sticker on its ticket, however many were removed', async () => {
    const set = await begin(8);
    await run(fixture.context, set, 7);
    await removeStickers(fixture.context, set, ({ data }) => data.state === 'done');
    const failed = (await readMessages(fixture.context, set.queueId)).find(
      ({ data }) => data.state === 'failed',
    );
    const { stampId } = set;
    await regenerateSticker(fixture.context, testUser, { stampId, messageId: failed?.id ?? '' });
    await run(fixture.context, set, 1);
    expect(await spent()).toBe(0);
    expect(await unusedTickets()).toBe(0);
    await add(set, 1);
    expect(await spent()).toBe(1);
    await run(fixture.context, set, 1);
    await expectConsistentLedger(set);
  });
});
