import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmedForm, writeSetZip } from './set_zip.ts';
import { failureOf, type SiteFixture, siteFixture, visitWithImages, visitWithItem } from './site_fixture.ts';

let fixture: SiteFixture;
beforeAll(async () => {
  fixture = await siteFixture();
});
afterAll(() => fixture?.close());

const noClick = async () => undefined;

describe('visit to Creators Market', () => {
  it.each([
    ['Japanese', 'ja', ['ありがとう', 'うれしい']],
    ['English', 'en', ['Thank you', 'Happy']],
    ['Chinese', 'zh-Hant', ['謝謝', '開心']],
  ] as const)('enters a set from form to review request on pages in %s', async (_name, locale, tags) => {
    const creator = fixture.newCreator(locale);
    const { accountId, pageId } = creator.account;
    const form = confirmedForm({ tags: { '01': [...tags, 'くま界隈'], '08': [tags[0]] } });
    const visit = await creator.visit();
    expect(await visit.ensureSession()).toEqual({ pageId });
    expect(await visit.readCreatorName()).toBe('Mika Sato');
    expect(await visit.findByTitle(form.title.en)).toBeNull();
    await visit.fillForm(form, null);
    const { itemId } = await visit.saveForm();
    await visit.ensureCount(itemId, 8);
    await visit.ensureImages(itemId, fixture.set, 8);
    expect(await visit.ensureTags(itemId, form.tags)).toEqual({ unknown: ['くま界隈'] });
    expect(await visit.ensurePrice(itemId, 250)).toEqual({ priceYen: 250 });
    expect(await visit.review(itemId, form)).toEqual([]);
    expect(fixture.sandbox.counts(accountId).requestClicks).toBe(0);

    let clicksBefore = -1;
    await visit.request(itemId, async () => {
      clicksBefore = fixture.sandbox.counts(accountId).requestClicks;
    });
    expect(clicksBefore).toBe(0);
    expect(await visit.confirmRequested(itemId)).toBe('waiting_for_review');
    expect(await visit.findByTitle(form.title.en)).toEqual({ itemId, status: 'waiting_for_review' });
    await visit.close();

    expect(fixture.sandbox.counts(accountId)).toMatchObject({
      itemsCreated: 1,
      saves: 1,
      zipImports: 1,
      requestClicks: 1,
      consents: 1,
      marketingTicks: 0,
      signUps: 0,
    });
    const [item] = fixture.sandbox.items(accountId);
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

  it('updates a saved set, and does nothing if nothing differs', async () => {
    const creator = fixture.newCreator();
    const first = confirmedForm({
      title: { en: 'Old Bear', ja: 'ふるいくま', 'zh-Hant': '老熊熊' },
      description: { ...confirmedForm().description, 'zh-Hant': '每天都能用的熊熊貼圖。' },
      tags: { '01': ['おはよう'] },
    });
    const { visit, itemId } = await visitWithImages(fixture, creator, first);
    await visit.ensureTags(itemId, first.tags);
    const second = confirmedForm({
      description: { en: 'Stickers of another bear.', ja: null },
      title: { en: confirmedForm().title.en, ja: null },
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
      'title_zh',
      'description_zh',
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
      await visit.ensureImages(itemId, fixture.set, 8);
      await visit.ensureTags(itemId, second.tags);
      expect(await visit.ensurePrice(itemId, null)).toEqual({ priceYen: 120 });
    }
    expect(await visit.review(itemId, second)).toEqual([]);
    const { saves, zipImports, itemsCreated } = fixture.sandbox.counts(creator.account.accountId);
    expect({ saves, zipImports, itemsCreated }).toEqual({ saves: 2, zipImports: 1, itemsCreated: 1 });
    await visit.close();
  });

  it('replaces the images of an earlier visit', async () => {
    const creator = fixture.newCreator();
    const form = confirmedForm({ tags: {} });
    const before = await visitWithImages(fixture, creator, form);
    await before.visit.close();
    const other = await writeSetZip(8, { '05': 300 });
    const visit = await creator.visit();
    await visit.ensureSession();
    await visit.ensureImages(before.itemId, other, 8);
    expect(await visit.review(before.itemId, { ...form, priceYen: null })).toEqual([]);
    expect(fixture.sandbox.counts(creator.account.accountId).zipImports).toBe(2);
    await Promise.all([visit.close(), other.remove()]);
  });

  it('clicks Request at most once, and leaves a requested set alone', async () => {
    const creator = fixture.newCreator();
    const { visit, itemId } = await visitWithImages(fixture, creator, confirmedForm({ tags: {} }));
    await visit.request(itemId, noClick);
    await visit.confirmRequested(itemId);
    await visit.request(itemId, () => Promise.reject(new Error('There is nothing to click.')));
    expect(fixture.sandbox.counts(creator.account.accountId).requestClicks).toBe(1);
    await visit.close();
  });

  it('reads the reasons of a rejection and the status of a set', async () => {
    const creator = fixture.newCreator();
    const form = confirmedForm({ tags: {} });
    const { visit, itemId } = await visitWithImages(fixture, creator, form);
    expect(await visit.readRejection(itemId, form.title.en)).toBeNull();
    await visit.request(itemId, noClick);
    await visit.confirmRequested(itemId);
    fixture.sandbox.reject(Number(itemId), [{ clause: '1.3', stickers: [3, 8], text: '見にくい画像です。' }]);
    expect(await visit.readStatus(itemId)).toBe('rejected');
    const rejection = await visit.readRejection(itemId, form.title.en);
    expect(rejection?.text).toMatch(/1\.3[\s\S]*03, 08[\s\S]*見にくい画像です。$/);
    expect(await visit.readRejection('999', 'Nobody’s set')).toBeNull();
    expect(await visit.readStatus('999')).toBeNull();
    await visit.close();
  });

  it('finds a set by its complete title only', async () => {
    const creator = fixture.newCreator('zh-Hant');
    const form = confirmedForm();
    const { visit, itemId } = await visitWithItem(creator, form);
    expect(await visit.findByTitle(form.title.en.slice(0, -1))).toBeNull();
    expect(await visit.findByTitle(form.title.en)).toEqual({ itemId, status: 'editing' });
    await visit.close();
  });

  it('returns the cookies as the site set them', async () => {
    const creator = fixture.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    const cookies = await visit.cookies();
    expect(cookies.map(({ name }) => name)).toContain('XSRF-TOKEN');
    expect(cookies.every(({ domain }) => domain === '127.0.0.1')).toBe(true);
    await visit.close();
  });

  it('stops at an account without a creator', async () => {
    const account = fixture.sandbox.createAccount({ withCreator: false });
    const withoutCreator = await fixture.visitOf(account.accountId);
    expect(await failureOf(withoutCreator.ensureSession())).toMatchObject({ kind: 'no_creator' });
    expect(fixture.sandbox.counts(account.accountId).signUps).toBe(0);
    await withoutCreator.close();
  });
});
