import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveProofSheet, drawQueue } from '../../../functions/src/generation/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { crashSteps, crashTimeout } from '../../support/crash_steps.ts';
import { completes, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { setCopier } from '../../support/set_copier.ts';
import {
  createGeneratingSet,
  executeTask,
  expectConsistent,
  type GenerationFixture,
  generationFixture,
  setState,
} from './generation_fixture.ts';

describe('crash of an AI drawing task', { timeout: crashTimeout }, () => {
  let fixture: GenerationFixture;
  beforeAll(async () => {
    fixture = await generationFixture();
  });
  beforeEach(() => fixture.sandbox.reset());
  afterAll(() => fixture?.stop());

  it('at any step of the proof sheet bills it at most once, or refunds it', async () => {
    expectErrors(/Crashed at step/);
    const first = await createGeneratingSet(fixture, { engine: 'openai' });
    const another = await setCopier(fixture, first.stampId);
    const alive = crashingContext(fixture.context);
    await drawQueue(alive.context, first.queueId, 'task');
    for (const crashAt of crashSteps(alive.steps(), 9)) {
      fixture.sandbox.reset();
      const set = await another();
      await completes(drawQueue(crashingContext(fixture.context, crashAt).context, set.queueId, 'task'));
      await drawQueue(fixture.context, set.queueId, 'task');
      expect(fixture.sandbox.bill().images.length, `crash at step ${crashAt}`).toBeLessThanOrEqual(1);
      const { stamp, queue } = await setState(fixture, set);
      if (stamp.status === 'generating') {
        expect(queue.proofSheet?.state).toBe('waiting');
        await approveProofSheet(fixture.context, testUser, set);
        await executeTask(fixture.context, set);
      }
      const end = await expectConsistent(fixture, set);
      expect([0, 8]).toContain(end.stamp.consumedTokens);
    }
  });

  it('at any step of the remaining sheets bills each at most once, or refunds it', async () => {
    expectErrors(/Crashed at step/);
    const first = await createGeneratingSet(fixture, { engine: 'openai', count: 24 });
    await executeTask(fixture.context, first);
    await approveProofSheet(fixture.context, testUser, first);
    const another = await setCopier(fixture, first.stampId);
    const alive = crashingContext(fixture.context);
    await drawQueue(alive.context, first.queueId, 'task');
    for (const crashAt of crashSteps(alive.steps(), 15)) {
      const set = await another();
      fixture.sandbox.reset();
      await completes(drawQueue(crashingContext(fixture.context, crashAt).context, set.queueId, 'task'));
      await drawQueue(fixture.context, set.queueId, 'task');
      expect(fixture.sandbox.bill().images.length, `crash at step ${crashAt}`).toBeLessThanOrEqual(2);
      const { stamp, messages } = await expectConsistent(fixture, set);
      expect(stamp.status).toBe('generated');
      const codes = messages.flatMap(({ failure }) => (failure ? [failure.code] : []));
      expect(codes.filter((code) => code !== 'ai_outcome_unknown')).toEqual([]);
    }
  });
});
