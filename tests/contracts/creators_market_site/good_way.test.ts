import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedForm, drawnSet } from './drawn_set.ts';
import { drawn, failureOf, type Market, openMarket, saved } from './market.ts';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market?.close());

const noClick = async () => undefined;

describe('a visit to Creators Market', () => {
  it.each([
    ['Japanese', 'ja', ['ありがとう', 'うれしい']],
    ['English', 'en', ['Thank you', 'Happy']],
    ['Chinese', 'zh-Hant', ['謝謝', '開心']],
  ] as const)('enters a set from its form to its review, the pages in %s', async (_name, locale, tags) => {
    const creator = market.newCreator(locale);
    const { accountId, pageId } = creator.account;
    const form = askedForm({ tags: { '01': [...tags, 'くま界隈'], '08': [tags[0]] } });
    const visit = await creator.visit();
    expect(await visit.ensureSession()).toEqual({ pageId });
    expect(await visit.readCreatorName()).toBe('Mika Sato');
    expect(await visit.findByTitle(form.title.en)).toBeNull();
    await visit.fillForm(form, null);
    const { itemId } = await visit.saveForm();
    await visit.ensureCount(itemId, 8);
    await visit.ensureImages(itemId, market.set, 8);
    expect(await visit.ensureTags(itemId, form.tags)).toEqual({ unknown: ['くま界隈'] });
    expect(await visit.ensurePrice(itemId, 250)).toEqual({ priceYen: 250 });
    expect(await visit.review(itemId, form)).toEqual([]);
    expect(market.sandbox.counts(accountId).requestClicks).toBe(0);

    let clicksBefore = -1;
    await visit.request(itemId, async () => {
      clicksBefore = market.sandbox.counts(accountId).requestClicks;
    });
    expect(clicksBefore).toBe(0);
    expect(await visit.confirmRequested(itemId)).toBe('waiting_for_review');
    expect(await visit.findByTitle(form.title.en)).toEqual({ itemId, status: 'waiting_for_review' });
    await visit.close();

    expect(market.sandbox.counts(accountId)).toMatchObject({
      itemsCreated: 1,
      saves: 1,
      zipImports: 1,
      requestClicks: 1,
      consents: 1,
      marketingTicks: 0,
      signUps: 0,
    });
    const [item] = market.sandbox.items(accountId);
    expect(item?.form).toMatchObject({
      type: 'static',
      metas: [
        { language: 'en', title: form.title.en, description: form.description.en },
        { language: 'ja', title: form.title.ja, description: form.description.ja },
      ],
      copyright: 'Mika Sato 2026',
      categoryIds: ['1', '13'],
      isShownInShop: true,
      isJoiningStickerPremium: false,
      areaGroup: 'customized',
      saleAreas: ['JP'],
      isCombinationSticker: true,
      campaignId: null,
      isJoiningFreeTrial: false,
      isJoiningAutoSuggestFreeTrial: false,
      isAutoRelease: true,
      isPhotoUsed: true,
      designUrl: 'https://example.com/bear',
      noteForReviewers: 'The photo is my own.\nThank you.',
      isAiGenerated: false,
      attachmentIds: [],
    });
    expect(item).toMatchObject({ amount: 8, price: '2', tags: { '01': ['c102', 'c110'], '08': ['c102'] } });
    expect(Object.keys(item?.images ?? {})).toHaveLength(10);
  });

  it('changes a saved set into another one, and does nothing where nothing is to be done', async () => {
    const creator = market.newCreator();
    const first = askedForm({ title: { en: 'Old Bear', ja: 'ふるいくま' }, tags: { '01': ['おはよう'] } });
    const { visit, itemId } = await drawn(market, creator, first);
    await visit.ensureTags(itemId, first.tags);
    const second = askedForm({
      description: { en: 'Stickers of another bear.', ja: null },
      title: { ...askedForm().title, ja: null },
      aiUsed: true,
      photoUsed: false,
      styleCategory: null,
      characterCategory: 'Names',
      shownInShop: false,
      premium: true,
      saleArea: 'all',
      arranging: false,
      autoRelease: false,
      designUrl: '',
      reviewerNotes: '',
      priceYen: null,
      tags: { '01': ['またね'] },
    });
    expect((await visit.review(itemId, second)).map(({ where }) => where)).toEqual([
      'tags_01',
      'title_en',
      'description_en',
      'title_ja',
      'description_ja',
      'ai',
      'style',
      'character',
      'privacy',
      'premium',
      'sale_area',
      'arranging',
      'release',
      'photo',
      'design_url',
      'reviewer_notes',
    ]);
    for (let turn = 0; turn < 2; turn += 1) {
      await visit.fillForm(second, itemId);
      expect(await visit.saveForm()).toEqual({ itemId });
      await visit.ensureCount(itemId, 8);
      await visit.ensureImages(itemId, market.set, 8);
      await visit.ensureTags(itemId, second.tags);
      expect(await visit.ensurePrice(itemId, null)).toEqual({ priceYen: 120 });
    }
    expect(await visit.review(itemId, second)).toEqual([]);
    const { saves, zipImports, itemsCreated } = market.sandbox.counts(creator.account.accountId);
    expect({ saves, zipImports, itemsCreated }).toEqual({ saves: 2, zipImports: 1, itemsCreated: 1 });
    await visit.close();
  });

  it('puts new pictures in the place of those of an earlier visit', async () => {
    const creator = market.newCreator();
    const form = askedForm({ tags: {} });
    const before = await drawn(market, creator, form);
    await before.visit.close();
    const other = await drawnSet(8, { '05': 300 });
    const visit = await creator.visit();
    await visit.ensureSession();
    await visit.ensureImages(before.itemId, other, 8);
    expect(await visit.review(before.itemId, { ...form, priceYen: null })).toEqual([]);
    expect(market.sandbox.counts(creator.account.accountId).zipImports).toBe(2);
    await Promise.all([visit.close(), other.remove()]);
  });

  it('presses Request once at most: a set that is asked for already is left alone', async () => {
    const creator = market.newCreator();
    const { visit, itemId } = await drawn(market, creator, askedForm({ tags: {} }));
    await visit.request(itemId, noClick);
    await visit.confirmRequested(itemId);
    await visit.request(itemId, () => Promise.reject(new Error('There is nothing to press.')));
    expect(market.sandbox.counts(creator.account.accountId).requestClicks).toBe(1);
    await visit.close();
  });

  it('reads why a set was rejected, and the state of every set', async () => {
    const creator = market.newCreator();
    const form = askedForm({ tags: {} });
    const { visit, itemId } = await drawn(market, creator, form);
    expect(await visit.readRejection(itemId, form.title.en)).toBeNull();
    await visit.request(itemId, noClick);
    await visit.confirmRequested(itemId);
    market.sandbox.reject(Number(itemId), [{ clause: '1.3', stickers: [3, 8], text: '見にくい画像です。' }]);
    expect(await visit.readStatus(itemId)).toBe('rejected');
    const rejection = await visit.readRejection(itemId, form.title.en);
    expect(rejection?.text).toMatch(/1\.3[\s\S]*03, 08[\s\S]*見にくい画像です。$/);
    expect(await visit.readRejection('999', 'Nobody’s set')).toBeNull();
    expect(await visit.readStatus('999')).toBeNull();
    await visit.close();
  });

  it('finds a set by its whole title alone', async () => {
    const creator = market.newCreator('zh-Hant');
    const form = askedForm();
    const { visit, itemId } = await saved(creator, form);
    expect(await visit.findByTitle(form.title.en.slice(0, -1))).toBeNull();
    expect(await visit.findByTitle(form.title.en)).toEqual({ itemId, status: 'editing' });
    await visit.close();
  });

  it('hands back the cookies as the site left them', async () => {
    const creator = market.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    const cookies = await visit.cookies();
    expect(cookies.map(({ name }) => name)).toContain('XSRF-TOKEN');
    expect(cookies.every(({ domain }) => domain === '127.0.0.1')).toBe(true);
    await visit.close();
  });

  it('stops before an account that is no creator’s', async () => {
    const account = market.sandbox.createAccount({ withCreator: false });
    const stranger = await market.visitOf(account.accountId);
    expect(await failureOf(stranger.ensureSession())).toMatchObject({ kind: 'no_creator' });
    expect(market.sandbox.counts(account.accountId).signUps).toBe(0);
    await stranger.close();
  });
});
