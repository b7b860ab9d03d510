import { beforeAll, describe, expect, it } from 'vitest';
import { api, type CallableRequest } from '../../../functions/src/domain/api.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { drawConversion, startConversion } from '../../../functions/src/studio/index.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { livesThrough, mortalContext } from '../../support/mortal_context.ts';
import {
  changeUser,
  conversionOf,
  drawn,
  everythingOf,
  filesOf,
  orderOf,
  type StudioFixture,
  started,
  studioFixture,
  stylist,
  userOf,
} from './studio_fixture.ts';

describe('a conversion whose work dies', { timeout: 240_000 }, () => {
  let room: StudioFixture;
  let whole: Awaited<ReturnType<typeof everythingOf>>;
  let filesOfOne: number;
  const order = { generationCount: 2 };

  beforeAll(async () => {
    room = await studioFixture({ monthlyLimit: 100_000 });
    whole = await everythingOf(room, await drawn(room, order));
    filesOfOne = (await filesOf(room)).length;
    expect(whole).toMatchObject({ status: 'completed', deliveredCount: 2, uploads: [] });
    // The original, and for each picture itself and its thumbnail.
    expect(filesOfOne).toBe(5);
  });

  /** Lets work die at each of its steps, several at a time, each with a conversion of its own. */
  const atEveryStep = async (steps: number, dies: (dieAt: number) => Promise<void>): Promise<void> => {
    const all = Array.from({ length: steps }, (_, index) => index + 1);
    for (let at = 0; at < steps; at += 6) await Promise.all(all.slice(at, at + 6).map(dies));
  };

  it('at any step ends the same when its task is tried again', async () => {
    expectErrors(/Died at step/);
    await changeUser(room, { monthlyUsed: 0 });
    const before = (await filesOf(room)).length;
    const counting = mortalContext(room.context);
    await drawConversion(counting.context, await started(room, order), 'task');
    await atEveryStep(counting.steps(), async (dieAt) => {
      const id = await started(room, order);
      const { context } = mortalContext(room.context, dieAt);
      await livesThrough(drawConversion(context, id, 'task'));
      await drawConversion(room.context, id, 'task');
      expect(await everythingOf(room, id), `death at step ${dieAt}`).toEqual(whole);
    });
    const made = counting.steps() + 1;
    expect((await userOf(room)).monthlyUsed).toBe(2 * made);
    expect(await filesOf(room)).toHaveLength(before + filesOfOne * made);
  });

  it('at any step of its start is counted once when it is started again', async () => {
    await changeUser(room, { monthlyUsed: 0 });
    const start = async (context: Context, request: CallableRequest<'startConversion'>) =>
      (await startConversion(context, stylist, request)).conversionId;
    const request = async () => api.startConversion.input.parse(await orderOf(room, order));
    const counting = mortalContext(room.context);
    await start(counting.context, await request());
    await atEveryStep(counting.steps(), async (dieAt) => {
      const again = await request();
      await livesThrough(start(mortalContext(room.context, dieAt).context, again));
      const id = await start(room.context, again);
      expect(await conversionOf(room, id)).toMatchObject({ status: 'pending', quotaCounted: 2 });
    });
    expect((await userOf(room)).monthlyUsed).toBe(2 * (counting.steps() + 1));
  });

  it('every time is given up after four attempts, keeps what came, and the rest is given back', async () => {
    expectErrors(/Died at step/);
    await changeUser(room, { monthlyUsed: 0 });
    const id = await started(room);
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const { context } = mortalContext(room.context, 14);
      await livesThrough(drawConversion(context, id, 'task'));
      if (attempt === 1) expect((await conversionOf(room, id)).deliveredCount).toBe(0);
    }
    await drawConversion(room.context, id, 'task');
    const { status, deliveredCount, errorCode } = await conversionOf(room, id);
    expect({ status, errorCode }).toEqual(
      deliveredCount > 0
        ? { status: 'completed', errorCode: 'studio_failed' }
        : { status: 'failed', errorCode: 'studio_failed' },
    );
    expect((await userOf(room)).monthlyUsed).toBe(deliveredCount);
  });

  it('is taken over by another attempt, and what the slow one still brings is dropped', async () => {
    const id = await started(room, order);
    const later = { ...room.context, now: () => new Date(room.context.now().getTime() + 3_600_000) };
    await Promise.all([drawConversion(room.context, id, 'slow'), drawConversion(later, id, 'fast')]);
    const { status, deliveredCount } = await conversionOf(room, id);
    expect({ status, deliveredCount }).toEqual({ status: 'completed', deliveredCount: 2 });
    expect(await everythingOf(room, id)).toEqual(whole);
  });
});
