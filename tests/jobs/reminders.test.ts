import { beforeEach, describe, expect, it } from 'vitest';
import { noticeSchema } from '../../functions/src/domain/notices/notice.ts';
import { collections, documents } from '../../functions/src/domain/paths.ts';
import type { Purchase } from '../../functions/src/domain/tokens/token_transaction.ts';
import { remindOfExpiry } from '../../functions/src/studio/index.ts';
import { remindOfVouchers } from '../../functions/src/tokens/index.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';
import { conversionFixture, type Documents, peopleOf, writeAll } from './job_fixtures.ts';

const hour = 3_600_000;
const day = 24 * hour;

let bare: BareContext;
beforeEach(() => {
  bare = bareContext();
});
const inMs = (ms: number) => new Date(bare.context.now().getTime() + ms);
const notices = async () => {
  const { docs } = await bare.context.firestore.collection(collections.notices).get();
  return docs.map((each) => noticeSchema.parse(each.data()));
};
const write = (all: Documents) => writeAll(bare.context, [all]);
const people = (...uids: string[]): Documents =>
  peopleOf(
    uids.map((uid) => ({ id: uid, uid, documents: {}, tokens: 0, pictures: 0 })),
    inMs(0),
  );

describe('reminder of a konbini payment', () => {
  const purchase = (
    uid: string,
    payBefore: Date | null,
    fields: Partial<Purchase> = {},
  ): Documents[string] => ({
    kind: 'purchase',
    userId: uid,
    amount: 50,
    status: 'pending',
    completedAt: null,
    offer: 'tokens_50',
    priceYen: 600,
    stripeSessionId: 'session',
    stripeEventId: null,
    stripePaymentIntentId: null,
    voucher: payBefore && { url: 'https://pay.example/voucher', payBefore },
    createdAt: inMs(-day),
    updatedAt: inMs(-day),
    ...fields,
  });

  it('is sent once for each payment that expires within 36 hours, and not to deleted people', async () => {
    const soon = inMs(30 * hour);
    await write({
      ...people('ann', 'bob'),
      [documents.tokenTransaction('soon')]: purchase('ann', soon),
      [documents.tokenTransaction('later')]: purchase('ann', inMs(40 * hour)),
      [documents.tokenTransaction('lapsed')]: purchase('ann', inMs(-hour)),
      [documents.tokenTransaction('card')]: purchase('bob', null),
      [documents.tokenTransaction('paid')]: purchase('bob', soon, {
        status: 'completed',
        completedAt: inMs(0),
      }),
      [documents.tokenTransaction('left')]: purchase('carol', soon),
    });
    await remindOfVouchers(bare.context);
    await remindOfVouchers(bare.context);
    expect(await notices()).toMatchObject([
      { userId: 'ann', about: { kind: 'voucher_lapsing', payBefore: soon } },
    ]);
    bare.wait((10 * hour) / 1000);
    await remindOfVouchers(bare.context);
    expect(await notices()).toHaveLength(2);
  });
});

describe('reminder of expiring images', () => {
  const conversion = (id: string, uid: string, expiresAt: Date, fields: object = {}): Documents => {
    const path = documents.imageConversion(id);
    const image = {
      imageId: `${id}_1`,
      imagePath: 'picture.jpg',
      imageName: 'picture.jpg',
      thumbnailPath: 'thumbnail.webp',
      width: 10,
      height: 10,
      number: 1,
      label: null,
      brightnessAdjustment: 0,
      rating: null,
      expiresAt,
    };
    const made = conversionFixture({ id, uid, at: inMs(-30 * day) }).documents[path];
    return { [path]: { ...made, status: 'completed', images: [image], expiresAt, ...fields } };
  };

  it('is sent once a week for any number, at least one day before each expires', async () => {
    const expiries = Array.from({ length: 11 }, (_, index) => inMs((index + 1.5) * day));
    await write({
      ...people('ann'),
      ...Object.assign({}, ...expiries.map((at, index) => conversion(`conversion${index}`, 'ann', at))),
    });
    const told: Date[] = [];
    for (let run = 0; run < 12; run++) {
      await remindOfExpiry(bare.context);
      if ((await notices()).length > told.length) told.push(inMs(0));
      bare.wait(day / 1000);
    }
    // 12 days are in two or three weeks.
    expect([2, 3]).toContain(told.length);
    for (const expiry of expiries) {
      const ahead = told.map((at) => (expiry.getTime() - at.getTime()) / day);
      expect(ahead.some((days) => days >= 1 && days <= 8)).toBe(true);
    }
  });

  it('names the first one, and skips deleted, empty and later ones, and deleted people', async () => {
    const first = inMs(2 * day);
    await write({
      ...people('ann', 'bob'),
      ...conversion('second', 'ann', inMs(3 * day)),
      ...conversion('first', 'ann', first),
      ...conversion('deleted', 'bob', first, { isDeleted: true, deletedAt: inMs(0) }),
      ...conversion('empty', 'bob', first, { images: [] }),
      ...conversion('removed', 'bob', first, { removedAt: inMs(0) }),
      ...conversion('over', 'bob', inMs(-hour)),
      ...conversion('far', 'bob', inMs(9 * day)),
      ...conversion('left', 'carol', first),
    });
    await remindOfExpiry(bare.context);
    expect(await notices()).toMatchObject([
      { userId: 'ann', about: { kind: 'studio_expiring', from: first } },
    ]);
  });
});
