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
import { Death, mortalContext } from '../../support/mortal_context.ts';
import {
  conversionOf,
  drawn,
  everythingOf,
  filesOf,
  imagesOf,
  type StudioFixture,
  started,
  studioFixture,
  stylist,
  userOf,
} from './studio_fixture.ts';

describe('cancelling a conversion', { timeout: 120_000 }, () => {
  let room: StudioFixture;
  beforeEach(async () => {
    room = await studioFixture();
  });
  const cancel = (conversionId: string, context = room.context) =>
    cancelConversion(context, stylist, { conversionId });
  const gallery = async () =>
    (await listConversions(room.context, stylist, api.listConversions.input.parse({}))).conversions;

  /** `landed`: pictures that were stored before, which count. */
  const expectNothingLeft = async (id: string, landed = 0) => {
    expect(await conversionOf(room, id)).toMatchObject({
      status: 'cancelled',
      isDeleted: true,
      images: [],
      quotaCounted: landed,
      deliveredCount: landed,
    });
    expect(await imagesOf(room, id)).toEqual([]);
    expect(await filesOf(room)).toEqual([]);
    expect(await gallery()).toEqual([]);
    expect((await userOf(room)).monthlyUsed).toBe(landed);
    expect(await auditQuota(room.context, stylist.uid)).toEqual([]);
  };

  /** A context in which somebody cancels as soon as so many pictures have landed. */
  const cancelledAfter = (landed: number, id: string): Context => {
    const { firestore } = room.context;
    return {
      ...room.context,
      firestore: new Proxy(firestore, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key, target);
          if (key !== 'runTransaction') return typeof value === 'function' ? value.bind(target) : value;
          return async (...parameters: Parameters<typeof firestore.runTransaction>) => {
            const result = await firestore.runTransaction(...parameters);
            const { deliveredCount, status } = await conversionOf(room, id);
            if (status === 'processing' && deliveredCount === landed) await cancel(id);
            return result;
          };
        },
      }),
    };
  };

  it('before its work begins leaves nothing of it, and nothing is drawn', async () => {
    const id = await started(room);
    await cancel(id);
    await expectNothingLeft(id);
    await drawConversion(room.context, id, 'task');
    await expectNothingLeft(id);
  });

  it.each([0, 1, 2])(
    'when %i pictures have landed stops the rest, leaves nothing, and counts what landed',
    async (landed) => {
      const id = await started(room);
      await drawConversion(cancelledAfter(landed, id), id, 'task');
      await expectNothingLeft(id, landed);
      await cancel(id);
      await expectNothingLeft(id, landed);
    },
  );

  it('again, or once it is over, changes nothing', async () => {
    const id = await started(room);
    await cancel(id);
    await cancel(id);
    await expectNothingLeft(id);
    const other = await drawn(room);
    const before = await everythingOf(room, other);
    await cancel(other);
    expect(await everythingOf(room, other)).toEqual(before);
    expect((await userOf(room)).monthlyUsed).toBe(3);
  });

  it('is for its owner alone', async () => {
    const id = await started(room);
    const bob = { ...stylist, uid: 'bob' };
    await expect(cancelConversion(room.context, bob, { conversionId: id })).rejects.toMatchObject({
      code: 'not_yours',
    });
    expect(await conversionOf(room, id)).toMatchObject({ status: 'pending' });
  });

  it('by deleting it while it is drawn is for good', async () => {
    const id = await started(room);
    const change = (isDeleted: boolean) =>
      setConversionDeleted(room.context, stylist, { conversionId: id, isDeleted });
    await change(true);
    await expectNothingLeft(id);
    await expect(change(false)).rejects.toMatchObject({ code: 'studio_state' });
  });

  it('ends the same when it dies at any step and is asked for again', async () => {
    let survived = false;
    for (let dieAt = 1; !survived; dieAt += 1) {
      const id = await started(room);
      const { context } = mortalContext(room.context, dieAt);
      try {
        await cancel(id, context);
        survived = true;
      } catch (error) {
        if (!(error instanceof Death)) throw error;
      }
      await cancel(id);
      await expectNothingLeft(id);
    }
  });
});
