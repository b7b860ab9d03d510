import { beforeEach, describe, expect, it } from 'vitest';
import { beginLineLogin } from '../../functions/src/accounts/index.ts';
import { lineLoginSeconds } from '../../functions/src/domain/line_login.ts';
import { collections } from '../../functions/src/domain/paths.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { limitRate } from '../../functions/src/platform/limit_rate.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';

const tooOften = { name: 'PochittoError', code: 'too_often' };

/** How many of so many attempts got through, all at once. */
async function through(attempts: readonly Promise<unknown>[]): Promise<number> {
  const settled = await Promise.allSettled(attempts);
  return settled.filter(({ status }) => status === 'fulfilled').length;
}

describe('what may be done only so often', () => {
  let bare: BareContext;
  beforeEach(() => {
    bare = bareContext();
  });
  const rate = (key: string) => ({ key, most: 3, perSeconds: 60 });

  it('is refused beyond that until its time is over', async () => {
    for (let time = 1; time <= 3; time += 1) await limitRate(bare.context, rate('ann'));
    await expect(limitRate(bare.context, rate('ann'))).rejects.toMatchObject(tooOften);
    bare.wait(59);
    await expect(limitRate(bare.context, rate('ann'))).rejects.toMatchObject(tooOften);
    bare.wait(2);
    await limitRate(bare.context, rate('ann'));
  });

  it('is counted for everybody apart', async () => {
    for (let time = 1; time <= 3; time += 1) await limitRate(bare.context, rate('ann'));
    await limitRate(bare.context, rate('bob'));
  });

  it('is counted exactly when it comes all at once', async () => {
    const attempts = Array.from({ length: 12 }, () => limitRate(bare.context, rate('ann')));
    expect(await through(attempts)).toBe(3);
  });

  it('is kept under a hash, with the moment from which it may go', async () => {
    await limitRate(bare.context, rate('ann 192.0.2.1'));
    const [document] = (await bare.context.firestore.collection(collections.rateLimits).get()).docs;
    expect(JSON.stringify([document?.id, document?.data()])).not.toMatch(/ann|192/);
    expect(document?.get('expiresAt').toDate().getTime()).toBeGreaterThan(Date.now());
  });
});

describe('signing in with LINE', () => {
  const channel = { channelId: '1', channelSecret: 'secret', redirectUri: 'https://pochitto.example/' };
  const lineUrls = { accessUrl: 'https://access.line.me', apiUrl: 'https://api.line.me' };
  const somebody = (uid: string) => ({ uid, email: '', displayName: uid });

  it('is begun so many times by one person or address, and by others still', async () => {
    const bare = bareContext();
    const context: Context = { ...bare.context, lineChannel: () => ({ ...channel, ...lineUrls }) };
    const begin = (uid: string | null, address: string) =>
      beginLineLogin(context, uid === null ? null : somebody(uid), { locale: 'ja' }, address);
    for (let time = 1; time <= 30; time += 1) await begin('ann', '192.0.2.1');
    await expect(begin('ann', '192.0.2.2')).rejects.toMatchObject(tooOften);
    await begin('bob', '192.0.2.1');
    for (let time = 1; time <= 300; time += 1) await begin(null, '192.0.2.1');
    await expect(begin(null, '192.0.2.1')).rejects.toMatchObject(tooOften);
    await begin(null, '192.0.2.2');
    const kept = await context.firestore.collection(collections.rateLimits).get();
    expect(JSON.stringify(kept.docs.map((each) => each.data()))).not.toContain('192.0.2');
    bare.wait(lineLoginSeconds + 1);
    await begin(null, '192.0.2.1');
  });
});
