import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveProofSheet, drawQueue } from '../../../functions/src/generation/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { crashes, crashesTimeout } from '../../support/crashes.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { livesThrough, mortalContext } from '../../support/mortal_context.ts';
import { setCopies } from '../../support/set_copies.ts';
import {
  begun,
  expectWhole,
  type GenerationFixture,
  generationFixture,
  seen,
  work,
} from './generation_fixture.ts';

describe('a worker that dies while AI draws', { timeout: crashesTimeout }, () => {
  let shop: GenerationFixture;
  beforeAll(async () => {
    shop = await generationFixture();
  });
  beforeEach(() => shop.sandbox.reset());
  afterAll(() => shop?.stop());

  it('at any step of the proof sheet: it is drawn and billed once, or what it was for is given back', async () => {
    expectErrors(/Died at step/);
    const first = await begun(shop, { engine: 'openai' });
    const another = await setCopies(shop, first.stampId);
    const alive = mortalContext(shop.context);
    await drawQueue(alive.context, first.queueId, 'task');
    for (const dieAt of crashes(alive.steps(), 9)) {
      shop.sandbox.reset();
      const set = await another();
      await livesThrough(drawQueue(mortalContext(shop.context, dieAt).context, set.queueId, 'task'));
      await drawQueue(shop.context, set.queueId, 'task');
      expect(shop.sandbox.bill().images.length, `death at step ${dieAt}`).toBeLessThanOrEqual(1);
      const { stamp, queue } = await seen(shop, set);
      if (stamp.status === 'generating') {
        expect(queue.proofSheet?.state).toBe('waiting');
        await approveProofSheet(shop.context, testUser, set);
        await work(shop.context, set);
      }
      const end = await expectWhole(shop, set);
      expect([0, 8]).toContain(end.stamp.consumedTokens);
    }
  });

  it('at any step of the rest: each sheet is drawn and billed once, or given back', async () => {
    expectErrors(/Died at step/);
    const first = await begun(shop, { engine: 'openai', count: 24 });
    await work(shop.context, first);
    await approveProofSheet(shop.context, testUser, first);
    const another = await setCopies(shop, first.stampId);
    const alive = mortalContext(shop.context);
    await drawQueue(alive.context, first.queueId, 'task');
    for (const dieAt of crashes(alive.steps(), 15)) {
      const set = await another();
      shop.sandbox.reset();
      await livesThrough(drawQueue(mortalContext(shop.context, dieAt).context, set.queueId, 'task'));
      await drawQueue(shop.context, set.queueId, 'task');
      expect(shop.sandbox.bill().images.length, `death at step ${dieAt}`).toBeLessThanOrEqual(2);
      const { stamp, messages } = await expectWhole(shop, set);
      expect(stamp.status).toBe('generated');
      const codes = messages.flatMap(({ failure }) => (failure ? [failure.code] : []));
      expect(codes.filter((code) => code !== 'ai_outcome_unknown')).toEqual([]);
    }
  });
});
