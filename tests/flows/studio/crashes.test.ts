import { beforeAll, describe, expect, it } from 'vitest';
import { api, type CallableRequest } from '../../../functions/src/domain/api.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { drawConversion, startConversion } from '../../../functions/src/studio/index.ts';
import { completes, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import {
  changeUser,
  conversionOf,
  drawOrder,
  filesOf,
  orderOf,
  type StudioFixture,
  snapshotOf,
  startOrder,
  studioFixture,
  studioUser,
  userOf,
} from './studio_fixture.ts';

describe('crashing conversion', { timeout: 240_000 }, () => {
  let fixture: StudioFixture;
  let whole: Awaited<ReturnType<typeof snapshotOf>>;
  let filesOfOne: number;
  const order = { generationCount: 2 };

  beforeAll(async () => {
    fixture = await studioFixture({ monthlyLimit: 100_000 });
    whole = await snapshotOf(fixture, await drawOrder(fixture, order));
    filesOfOne = (await filesOf(fixture)).length;
    expect(whole).toMatchObject({ status: 'completed', deliveredCount: 2, uploads: [] });
    // The original, and each picture with its thumbnail.
    expect(filesOfOne).toBe(5);
  });

  /** Crashes at each step in turn, six at a time, each with a separate conversion. */
  const atEveryStep = async (steps: number, dies: (crashAt: number) => Promise<void>): Promise<void> => {
    const all = Array.from({ length: steps }, (_, index) => index + 1);
    for (let at = 0; at < steps; at += 6) await Promise.all(all.slice(at, at + 6).map(dies));
  };

  it('completes after a crash at any step when its task is retried', async () => {
    expectErrors(/Crashed at step/);
    await changeUser(fixture, { monthlyUsed: 0 });
    const before = (await filesOf(fixture)).length;
    const counting = crashingContext(fixture.context);
    await drawConversion(counting.context, await startOrder(fixture, order), 'task');
    await atEveryStep(counting.steps(), async (crashAt) => {
      const id = await startOrder(fixture, order);
      const { context } = crashingContext(fixture.context, crashAt);
      await completes(drawConversion(context, id, 'task'));
      await drawConversion(fixture.context, id, 'task');
      expect(await snapshotOf(fixture, id), `crash at step ${crashAt}`).toEqual(whole);
    });
    const made = counting.steps() + 1;
    expect((await userOf(fixture)).monthlyUsed).toBe(2 * made);
    expect(await filesOf(fixture)).toHaveLength(before + filesOfOne * made);
  });

  it('counts once after a crash at any step of its start when it is started again', async () => {
    await changeUser(fixture, { monthlyUsed: 0 });
    const start = async (context: Context, request: CallableRequest<'startConversion'>) =>
      (await startConversion(context, studioUser, request)).conversionId;
    const request = async () => api.startConversion.input.parse(await orderOf(fixture, order));
    const counting = crashingContext(fixture.context);
    await start(counting.context, await request());
    await atEveryStep(counting.steps(), async (crashAt) => {
      const again = await request();
      await completes(start(crashingContext(fixture.context, crashAt).context, again));
      const id = await start(fixture.context, again);
      expect(await conversionOf(fixture, id)).toMatchObject({ status: 'pending', quotaCounted: 2 });
    });
    expect((await userOf(fixture)).monthlyUsed).toBe(2 * (counting.steps() + 1));
  });

  it('fails after four crashed attempts, keeps finished pictures, and the others do not count', async () => {
    expectErrors(/Crashed at step/);
    await changeUser(fixture, { monthlyUsed: 0 });
    const id = await startOrder(fixture);
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const { context } = crashingContext(fixture.context, 14);
      await completes(drawConversion(context, id, 'task'));
      if (attempt === 1) expect((await conversionOf(fixture, id)).deliveredCount).toBe(0);
    }
    await drawConversion(fixture.context, id, 'task');
    const { status, deliveredCount, errorCode } = await conversionOf(fixture, id);
    expect({ status, errorCode }).toEqual(
      deliveredCount > 0
        ? { status: 'completed', errorCode: 'studio_failed' }
        : { status: 'failed', errorCode: 'studio_failed' },
    );
    expect((await userOf(fixture)).monthlyUsed).toBe(deliveredCount);
  });

  it('is taken over by another attempt, and writes of the slow one are rejected', async () => {
    const id = await startOrder(fixture, order);
    const later = { ...fixture.context, now: () => new Date(fixture.context.now().getTime() + 3_600_000) };
    await Promise.all([drawConversion(fixture.context, id, 'slow'), drawConversion(later, id, 'fast')]);
    const { status, deliveredCount } = await conversionOf(fixture, id);
    expect({ status, deliveredCount }).toEqual({ status: 'completed', deliveredCount: 2 });
    expect(await snapshotOf(fixture, id)).toEqual(whole);
  });
});
