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
  drawn,
  filesOf,
  imagesOf,
  type StudioFixture,
  snapshotOf,
  started,
  studioFixture,
  stylist,
  userOf,
} from './studio_fixture.ts';

describe('cancelling a conversion', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeEach(async () => {
    fixture = await studioFixture();
  });
  const cancel = (conversionId: string, context = fixture.context) =>
    cancelConversion(context, stylist, { conversionId });
  const gallery = async () =>
    (await listConversions(fixture.context, stylist, api.listConversions.input.parse({}))).conversions;

  /** `landed`: pictures that were stored before, which count. */
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
    expect(await auditQuota(fixture.context, stylist.uid)).toEqual([]);
  };

  /** A context in which somebody cancels as soon as so many pictures have landed. */
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

  it('before its work begins leaves nothing of it, and nothing is drawn', async () => {
    const id = await started(fixture);
    await cancel(id);
    await expectNothingLeft(id);
    await drawConversion(fixture.context, id, 'task');
    await expectNothingLeft(id);
  });

  it.each([0, 1, 2])(
    'when %i pictures have landed stops the rest, leaves nothing, and counts what landed',
    async (landed) => {
      const id = await started(fixture);
      await drawConversion(cancelledAfter(landed, id), id, 'task');
      await expectNothingLeft(id, landed);
      await cancel(id);
      await expectNothingLeft(id, landed);
    },
  );

  it('again, or once it is over, changes nothing', async () => {
    const id = await started(fixture);
    await cancel(id);
    await cancel(id);
    await expectNothingLeft(id);
    const other = await drawn(fixture);
    const before = await snapshotOf(fixture, other);
    await cancel(other);
    expect(await snapshotOf(fixture, other)).toEqual(before);
    expect((await userOf(fixture)).monthlyUsed).toBe(3);
  });

  it('is for its owner alone', async () => {
    const id = await started(fixture);
    const bob = { ...stylist, uid: 'bob' };
    await expect(cancelConversion(fixture.context, bob, { conversionId: id })).rejects.toMatchObject({
      code: 'not_yours',
    });
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'pending' });
  });

  it('by deleting it while it is drawn is for good', async () => {
    const id = await started(fixture);
    const change = (isDeleted: boolean) =>
      setConversionDeleted(fixture.context, stylist, { conversionId: id, isDeleted });
    await change(true);
    await expectNothingLeft(id);
    await expect(change(false)).rejects.toMatchObject({ code: 'studio_state' });
  });

  it('ends the same when it dies at any step and is asked for again', async () => {
    let survived = false;
    for (let crashAt = 1; !survived; crashAt += 1) {
      const id = await started(fixture);
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
