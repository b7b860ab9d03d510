import { beforeAll, describe, expect, it } from 'vitest';
import { api, type CallableRequest } from '../../../functions/src/domain/api.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { drawConversion, startConversion } from '../../../functions/src/studio/index.ts';
import { completes, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import {
  changeUser,
  conversionOf,
  drawn,
  filesOf,
  orderOf,
  type StudioFixture,
  snapshotOf,
  started,
  studioFixture,
  stylist,
  userOf,
} from './studio_fixture.ts';

describe('a conversion whose work dies', { timeout: 240_000 }, () => {
  let fixture: StudioFixture;
  let whole: Awaited<ReturnType<typeof snapshotOf>>;
  let filesOfOne: number;
  const order = { generationCount: 2 };

  beforeAll(async () => {
    fixture = await studioFixture({ monthlyLimit: 100_000 });
    whole = await snapshotOf(fixture, await drawn(fixture, order));
    filesOfOne = (await filesOf(fixture)).length;
    expect(whole).toMatchObject({ status: 'completed', deliveredCount: 2, uploads: [] });
    // The original, and for each picture itself and its thumbnail.
    expect(filesOfOne).toBe(5);
  });

  /** Lets work die at each of its steps, several at a time, each with a conversion of its own. */
  const atEveryStep = async (steps: number, dies: (crashAt: number) => Promise<void>): Promise<void> => {
    const all = Array.from({ length: steps }, (_, index) => index + 1);
    for (let at = 0; at < steps; at += 6) await Promise.all(all.slice(at, at + 6).map(dies));
  };

  it('at any step ends the same when its task is tried again', async () => {
    expectErrors(/Crashed at step/);
    await changeUser(fixture, { monthlyUsed: 0 });
    const before = (await filesOf(fixture)).length;
    const counting = crashingContext(fixture.context);
    await drawConversion(counting.context, await started(fixture, order), 'task');
    await atEveryStep(counting.steps(), async (crashAt) => {
      const id = await started(fixture, order);
      const { context } = crashingContext(fixture.context, crashAt);
      await completes(drawConversion(context, id, 'task'));
      await drawConversion(fixture.context, id, 'task');
      expect(await snapshotOf(fixture, id), `crash at step ${crashAt}`).toEqual(whole);
    });
    const made = counting.steps() + 1;
    expect((await userOf(fixture)).monthlyUsed).toBe(2 * made);
    expect(await filesOf(fixture)).toHaveLength(before + filesOfOne * made);
  });

  it('at any step of its start is counted once when it is started again', async () => {
    await changeUser(fixture, { monthlyUsed: 0 });
    const start = async (context: Context, request: CallableRequest<'startConversion'>) =>
      (await startConversion(context, stylist, request)).conversionId;
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

  it('every time is given up after four attempts, keeps what came, and the rest is given back', async () => {
    expectErrors(/Crashed at step/);
    await changeUser(fixture, { monthlyUsed: 0 });
    const id = await started(fixture);
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

  it('is taken over by another attempt, and what the slow one still brings is dropped', async () => {
    const id = await started(fixture, order);
    const later = { ...fixture.context, now: () => new Date(fixture.context.now().getTime() + 3_600_000) };
    await Promise.all([drawConversion(fixture.context, id, 'slow'), drawConversion(later, id, 'fast')]);
    const { status, deliveredCount } = await conversionOf(fixture, id);
    expect({ status, deliveredCount }).toEqual({ status: 'completed', deliveredCount: 2 });
    expect(await snapshotOf(fixture, id)).toEqual(whole);
  });
});
