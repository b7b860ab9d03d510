import { beforeEach, describe, expect, it } from 'vitest';
import { api } from '../../../functions/src/domain/api.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import {
  auditQuota,
  cancelConversion,
  drawConversion,
  listConversions,
  setConversionDeleted,
} from '../../../functions/src/studio/index.ts';
import { Crash, crashingContext } from '../../support/crashing_context.ts';
import {
  conversionOf,
  drawOrder,
  filesOf,
  imagesOf,
  type StudioFixture,
  snapshotOf,
  startOrder,
  studioFixture,
  studioUser,
  userOf,
} from './studio_fixture.ts';

describe('canceling a conversion', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeEach(async () => {
    fixture = await studioFixture();
  });
  const cancel = (conversionId: string, context = fixture.context) =>
    cancelConversion(context, studioUser, { conversionId });
  const gallery = async () =>
    (await listConversions(fixture.context, studioUser, api.listConversions.input.parse({}))).conversions;

  /** `landed`: the number of pictures stored before, which count. */
  const expectNothingLeft = async (id: string, landed = 0) => {
    expect(await conversionOf(fixture, id)).toMatchObject({
      status: 'cancelled',
      isDeleted: true,
      images: [],
      quotaCounted: landed,
      deliveredCount: landed,
    });
    expect(await imagesOf(fixture, id)).toEqual([]);
    expect(await filesOf(fixture)).toEqual([]);
    expect(await gallery()).toEqual([]);
    expect((await userOf(fixture)).monthlyUsed).toBe(landed);
    expect(await auditQuota(fixture.context, studioUser.uid)).toEqual([]);
  };

  /** Returns a context in which the person cancels as soon as this number of pictures is stored. */
  const cancelledAfter = (landed: number, id: string): Context => {
    const { firestore } = fixture.context;
    return {
      ...fixture.context,
      firestore: new Proxy(firestore, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key, target);
          if (key !== 'runTransaction') return typeof value === 'function' ? value.bind(target) : value;
          return async (...parameters: Parameters<typeof firestore.runTransaction>) => {
            const result = await firestore.runTransaction(...parameters);
            const { deliveredCount, status } = await conversionOf(fixture, id);
            if (status === 'processing' && deliveredCount === landed) await cancel(id);
            return result;
          };
        },
      }),
    };
  };

  it('before its work starts leaves nothing, and nothing is drawn', async () => {
    const id = await startOrder(fixture);
    await cancel(id);
    await expectNothingLeft(id);
    await drawConversion(fixture.context, id, 'task');
    await expectNothingLeft(id);
  });

  it.each([0, 1, 2])(
    'after %i pictures stops the rest, leaves nothing, and counts the stored ones',
    async (landed) => {
      const id = await startOrder(fixture);
      await drawConversion(cancelledAfter(landed, id), id, 'task');
      await expectNothingLeft(id, landed);
      await cancel(id);
      await expectNothingLeft(id, landed);
    },
  );

  it('twice, or after it has completed, changes nothing', async () => {
    const id = await startOrder(fixture);
    await cancel(id);
    await cancel(id);
    await expectNothingLeft(id);
    const other = await drawOrder(fixture);
    const before = await snapshotOf(fixture, other);
    await cancel(other);
    expect(await snapshotOf(fixture, other)).toEqual(before);
    expect((await userOf(fixture)).monthlyUsed).toBe(3);
  });

  it('is rejected for other people', async () => {
    const id = await startOrder(fixture);
    const bob = { ...studioUser, uid: 'bob' };
    await expect(cancelConversion(fixture.context, bob, { conversionId: id })).rejects.toMatchObject({
      code: 'not_yours',
    });
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'pending' });
  });

  it('by deleting it during the work is final', async () => {
    const id = await startOrder(fixture);
    const change = (isDeleted: boolean) =>
      setConversionDeleted(fixture.context, studioUser, { conversionId: id, isDeleted });
    await change(true);
    await expectNothingLeft(id);
    await expect(change(false)).rejects.toMatchObject({ code: 'studio_state' });
  });

  it('completes when it is repeated after a crash at any step', async () => {
    let survived = false;
    for (let crashAt = 1; !survived; crashAt += 1) {
      const id = await startOrder(fixture);
      const { context } = crashingContext(fixture.context, crashAt);
      try {
        await cancel(id, context);
        survived = true;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
      await cancel(id);
      await expectNothingLeft(id);
    }
  });
});
