import type { SwitchName } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLimitOfDay } from '../../../functions/src/vendors/creators-market/form/read_complaints.ts';
import { askedForm, drawnSet } from './drawn_set.ts';
import { drawn, failureOf, type Market, openMarket, saved } from './market.ts';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market?.close());

type Setting = Parameters<Market['sandbox']['turnOn']>[2];

function creatorWith(name: SwitchName, setting?: Setting, locale: 'ja' | 'en' | 'zh-Hant' = 'ja') {
  const creator = market.newCreator(locale);
  market.sandbox.turnOn(creator.account.accountId, name, setting);
  return creator;
}

describe('what gets in the way is put aside', () => {
  it.each<[string, SwitchName, Setting, 'ja' | 'en' | 'zh-Hant']>([
    ['a campaign window', 'campaign_popup', {}, 'ja'],
    ['announcements one after the other', 'announcements', { count: 3 }, 'zh-Hant'],
    ['a QR window that comes back', 'qr_modal', {}, 'en'],
    ['a floating layer', 'floating_layer', {}, 'en'],
    ['a campaign that nobody chose about', 'campaign_unset', {}, 'zh-Hant'],
    ['pages that are drawn late', 'slow_mount', { ms: 500 }, 'ja'],
    ['answers that come late', 'slow', { step: 'save', ms: 900 }, 'ja'],
  ])('%s', async (_name, name, setting, locale) => {
    const creator = creatorWith(name, setting, locale);
    const { visit, itemId } = await saved(creator, askedForm({ tags: {} }));
    await visit.ensureCount(itemId, 8);
    expect(await visit.ensurePrice(itemId, 190)).toEqual({ priceYen: 190 });
    expect(market.sandbox.items(creator.account.accountId)).toMatchObject([{ amount: 8, price: '1' }]);
    await visit.close();
  });

  it('up to the request itself, and nothing but "I agree" is ticked', async () => {
    const creator = market.newCreator();
    const { visit, itemId } = await drawn(market, creator, askedForm({ tags: {} }));
    for (const name of ['campaign_popup', 'announcements', 'floating_layer'] as const) {
      market.sandbox.turnOn(creator.account.accountId, name);
    }
    await visit.request(itemId, async () => undefined);
    expect(await visit.confirmRequested(itemId)).toBe('waiting_for_review');
    const { requestClicks, marketingTicks } = market.sandbox.counts(creator.account.accountId);
    expect({ requestClicks, marketingTicks }).toEqual({ requestClicks: 1, marketingTicks: 0 });
    await visit.close();
  });
});

describe('a page that is not as it is known', () => {
  it.each<[string, SwitchName, RegExp]>([
    ['a new mandatory field', 'new_mandatory_field', /that must be filled in/],
    ['a question in another place', 'moved_field', /use of AI/],
    ['rows with other labels', 'changed_label', /privacy|photos/],
    ['a form without a way to save it', 'missing_button', /button: save/],
    ['a form that posts itself', 'native_form_post', /own way to save/],
  ])('ends the visit: %s', async (_name, name, expected) => {
    const creator = creatorWith(name);
    const visit = await creator.visit();
    await visit.ensureSession();
    const failure = await failureOf(
      (async () => {
        await visit.fillForm(askedForm(), null);
        await visit.saveForm();
      })(),
    );
    expect(failure).toMatchObject({ kind: 'drift', expected: expect.stringMatching(expected) });
    expect(failure.found).toBeTruthy();
    expect(`${failure.expected} ${failure.found}`).not.toMatch(/Mika|Bear/);
    expect(market.sandbox.counts(creator.account.accountId).itemsCreated).toBe(0);
    await visit.close();
  });

  it('a button that is marked otherwise is known by its words', async () => {
    const creator = creatorWith('renamed_data_test', { step: 'form' }, 'en');
    const { visit } = await saved(creator, askedForm());
    expect(market.sandbox.counts(creator.account.accountId).itemsCreated).toBe(1);
    await visit.close();
  });

  it('Request is never guessed: a button that is marked otherwise, is not there, or stays locked', async () => {
    const creator = market.newCreator();
    const { accountId } = creator.account;
    const { visit, itemId } = await drawn(market, creator, askedForm({ tags: {} }));
    for (const name of ['renamed_data_test', 'missing_button', 'request_locked'] as const) {
      market.sandbox.turnOn(accountId, name, name === 'request_locked' ? {} : { step: 'detail' });
      const notes: string[] = [];
      const failure = await failureOf(visit.request(itemId, async () => void notes.push('about to click')));
      expect(failure.kind, name).toBe('drift');
      expect(notes).toEqual([]);
      market.sandbox.turnOff(accountId, name);
    }
    expect(market.sandbox.counts(accountId).requestClicks).toBe(0);
    await visit.close();
  });
});

describe('a value that the site refuses', () => {
  it.each([
    ['an emoji', { description: { en: 'A bear 🐻', ja: null } }, 'description_en', /利用できない|半角/],
    ['a brand', { title: { en: 'LINE Bear', ja: 'くま' } }, 'title_en', /言葉/],
    ['digits alone', { title: { en: 'Bear 12345 Z', ja: '12345' } }, 'title_ja', /数字/],
    ['an address that is none', { designUrl: 'bear' }, 'design_url', /URL/],
    ['a style that it does not have', { styleCategory: 'Seasonal' as const }, 'style', /かわいい/],
  ])('is named by its field: %s', async (_name, changes, where, text) => {
    const creator = market.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    const failure = await failureOf(
      (async () => {
        await visit.fillForm(askedForm(changes), null);
        await visit.saveForm();
      })(),
    );
    expect(failure).toMatchObject({
      kind: 'refused',
      complaints: [{ where, text: expect.stringMatching(text) }],
    });
    await visit.close();
  });

  it.each([
    ['when its field is left, in Japanese', 'title_check', 'ja'],
    ['when it is saved, in English', 'save', 'en'],
    ['when it is saved, in Chinese', 'save', 'zh-Hant'],
  ] as const)('a title that somebody has, told %s', async (_name, step, locale) => {
    const visit = await creatorWith('duplicate_title', { step }, locale).visit();
    await visit.ensureSession();
    const failure = await failureOf(
      (async () => {
        await visit.fillForm(askedForm(), null);
        await visit.saveForm();
      })(),
    );
    expect(failure.kind).toBe('title_taken');
    await visit.close();
  });

  it('a picture of the wrong size, with the others in their places', async () => {
    const creator = market.newCreator();
    const { visit, itemId } = await saved(creator, askedForm());
    await visit.ensureCount(itemId, 8);
    const odd = await drawnSet(8, { '04': 371, main: 200 });
    const failure = await failureOf(visit.ensureImages(itemId, odd, 8));
    expect(failure).toMatchObject({
      kind: 'refused',
      complaints: [
        { where: 'main', text: expect.stringMatching(/画像サイズ/) },
        { where: '04', text: expect.stringMatching(/画像/) },
      ],
    });
    await visit.ensureImages(itemId, market.set, 8);
    await Promise.all([visit.close(), odd.remove()]);
  });

  it('a ZIP of another number of pictures than the set has', async () => {
    const creator = market.newCreator();
    const { itemId, visit: before } = await saved(creator, askedForm());
    await before.close();
    const visit = await creator.visit({ rest: 200 });
    await visit.ensureSession();
    await visit.ensureCount(itemId, 16);
    expect(await failureOf(visit.ensureImages(itemId, market.set, 16))).toMatchObject({
      kind: 'refused',
      complaints: expect.arrayContaining([{ where: '16', text: expect.any(String) }]),
    });
    await visit.close();
  });

  it('a price that it does not offer, with those it does', async () => {
    const creator = market.newCreator();
    const { visit, itemId } = await saved(creator, askedForm());
    expect(await failureOf(visit.ensurePrice(itemId, 130))).toMatchObject({
      kind: 'refused',
      complaints: [{ where: 'price', text: expect.stringMatching(/^(?:¥\d+, )+¥\d+$/) }],
    });
    await visit.close();
  });

  it('a thirty-first request of a day', async () => {
    const creator = market.newCreator();
    const { visit, itemId } = await drawn(market, creator, askedForm({ tags: {} }));
    market.sandbox.turnOn(creator.account.accountId, 'daily_limit');
    expect((await failureOf(visit.request(itemId, async () => undefined))).kind).toBe('limit_day');
    await visit.close();
  });

  it.each([
    ['1日にリクエストできる件数（30件）を超えました。', true],
    ['You have reached the number of requests for one day (30).', true],
    ['已超過一天可申請的件數（30件）。', true],
    ['Choose one of 300 a day.', false],
    ['30 stickers are too many.', false],
  ])('a limit of the day is known by its words: %s', (text, is) => {
    expect(isLimitOfDay(text)).toBe(is);
  });
});
