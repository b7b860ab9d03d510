import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../functions/src/domain/limits.ts';
import { collections } from '../../functions/src/domain/paths.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { limitCall } from '../../functions/src/platform/limit_call.ts';
import { limitRate } from '../../functions/src/platform/limit_rate.ts';
import { bareContext } from '../support/bare_context.ts';

const tooOften = { name: 'PochittoError', code: 'too_often' };

let context: Context;
let clock: number;
beforeEach(() => {
  // 10:30 in Japan, in the middle of a minute, so no test crosses the end of one.
  clock = Date.parse('2026-11-30T10:30:20+09:00');
  context = { ...bareContext().context, now: () => new Date(clock) };
});
const wait = (seconds: number) => {
  clock += seconds * 1000;
};

const allowance = { perMinute: 3, perDay: 5 };
const limitedCall = (who: string, allowed = allowance) =>
  limitRate(context, { action: 'draw', who }, allowed);

/** Returns the results of this number of calls, `atOnce` at a time. */
async function resultsOf(
  calls: number,
  atOnce: number,
  call: () => Promise<void>,
): Promise<Map<string, number>> {
  const results = new Map<string, number>();
  for (let done = 0; done < calls; done += atOnce) {
    const settled = await Promise.allSettled(Array.from({ length: atOnce }, call));
    for (const each of settled) {
      const end = each.status === 'fulfilled' ? 'ok' : String(each.reason.code ?? each.reason);
      results.set(end, (results.get(end) ?? 0) + 1);
    }
  }
  return results;
}

describe('rate limits', () => {
  it('reject a fourth call in one minute, and return when to try again', async () => {
    for (let time = 1; time <= 3; time += 1) await limitedCall('ann');
    await expect(limitedCall('ann')).rejects.toMatchObject({ ...tooOften, retryAfterSeconds: 40 });
    wait(39);
    await expect(limitedCall('ann')).rejects.toMatchObject({ ...tooOften, retryAfterSeconds: 1 });
    wait(1);
    // Five are allowed per day, and the two rejected ones count.
    await expect(limitedCall('ann')).rejects.toMatchObject(tooOften);
  });

  it('reject a sixth call in one day until midnight in Japan', async () => {
    for (let time = 1; time <= 5; time += 1) {
      await limitedCall('ann');
      wait(60);
    }
    await expect(limitedCall('ann')).rejects.toMatchObject(tooOften);
    clock = Date.parse('2026-11-30T23:59:59+09:00');
    await expect(limitedCall('ann')).rejects.toMatchObject({ ...tooOften, retryAfterSeconds: 1 });
    wait(1);
    await limitedCall('ann');
  });

  it('count people and actions separately', async () => {
    for (let time = 1; time <= 3; time += 1) await limitedCall('ann');
    await limitedCall('bob');
    await limitRate(context, { action: 'save', who: 'ann' }, allowance);
  });

  it('allow 60 calls below the limit, 10 at a time', async () => {
    const results = await resultsOf(60, 10, () => limitedCall('ann', { perMinute: 60, perDay: 60 }));
    expect(Object.fromEntries(results)).toEqual({ ok: 60 });
  });

  it('allow exactly 25 of 60 concurrent calls', async () => {
    const results = await resultsOf(60, 10, () => limitedCall('ann', { perMinute: 25, perDay: 60 }));
    expect(Object.fromEntries(results)).toEqual({ ok: 25, too_often: 35 });
  });

  it('answer too_often in time while the counter is locked', { timeout: 30_000 }, async () => {
    await limitedCall('ann');
    const [counter] = (await context.firestore.collection(collections.rateLimits).get()).docs;
    if (!counter) throw new Error('Nothing was counted.');
    let release = () => {};
    const isOver = new Promise<void>((resolve) => {
      release = resolve;
    });
    let lock = () => {};
    const isLocked = new Promise<void>((resolve) => {
      lock = resolve;
    });
    const locking = context.firestore.runTransaction(
      async (transaction) => {
        await transaction.get(counter.ref);
        lock();
        await Promise.race([isOver, sleep(20_000)]);
      },
      { maxAttempts: 1 },
    );
    await isLocked;
    const createGeneratingSet = performance.now();
    context = { ...context, counterPatienceMs: 1000 };
    await expect(limitedCall('ann')).rejects.toMatchObject(tooOften);
    expect(performance.now() - createGeneratingSet).toBeLessThan(10_000);
    release();
    await locking;
  });

  it('store no name or address, and a date after which the counter can be removed', async () => {
    await limitedCall('ann 192.0.2.1');
    const [document] = (await context.firestore.collection(collections.rateLimits).get()).docs;
    expect(JSON.stringify([document?.id, document?.data()])).not.toMatch(/ann|192/);
    expect(document?.get('expiresAt').toDate().getTime()).toBeGreaterThan(clock);
  });
});

describe('limits of callables', () => {
  const from = (forwardedFor: string) => ({ headers: { 'x-forwarded-for': forwardedFor } });
  const begin = (uid: string | null, forwardedFor = '192.0.2.1') =>
    limitCall(context, 'beginLineLogin', { uid, request: from(forwardedFor) });
  const { person, address } = limits.beginLineLogin;

  it('count signed-in callers by person, from any network', async () => {
    for (let time = 1; time <= person.perMinute; time += 1) await begin('ann', `192.0.2.${time}`);
    await expect(begin('ann', '198.51.100.1')).rejects.toMatchObject(tooOften);
    await begin('bob', '192.0.2.1');
  });

  it('count signed-out callers by network, independent of forged addresses', async () => {
    for (let time = 1; time <= address.perMinute; time += 1) {
      await begin(null, `203.0.113.${time}, 2001:db8:1:2::${time.toString(16)}`);
    }
    await expect(begin(null, '198.51.100.1, 2001:db8:1:2:ffff::1')).rejects.toMatchObject(tooOften);
    await begin(null, '198.51.100.1, 2001:db8:1:3::1');
    await begin('ann', '2001:db8:1:2::1');
  });

  it('store addresses as a keyed hash only', async () => {
    await begin(null);
    const { docs } = await context.firestore.collection(collections.rateLimits).get();
    expect(JSON.stringify(docs.map((each) => [each.id, each.data()]))).not.toContain('192.0.2');
  });

  it('do not count a call without a limit', async () => {
    await limitCall(context, 'forgetLine', { uid: 'ann', request: from('192.0.2.1') });
    expect((await context.firestore.collection(collections.rateLimits).get()).empty).toBe(true);
  });
});
