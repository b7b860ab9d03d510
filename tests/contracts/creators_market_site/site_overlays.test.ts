import type { SwitchName } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLimitOfDay } from '../../../functions/src/vendors/creators-market/form/read_complaints.ts';
import { confirmedForm, writeSetZip } from './set_zip.ts';
import { failureOf, type SiteFixture, siteFixture, visitWithImages, visitWithItem } from './site_fixture.ts';

let fixture: SiteFixture;
beforeAll(async () => {
  fixture = await siteFixture();
});
afterAll(() => fixture?.close());

type Setting = Parameters<SiteFixture['sandbox']['turnOn']>[2];

function creatorWith(name: SwitchName, setting?: Setting, locale: 'ja' | 'en' | 'zh-Hant' = 'ja') {
  const creator = fixture.newCreator(locale);
  fixture.sandbox.turnOn(creator.account.accountId, name, setting);
  return creator;
}

describe('visit to a page with overlays', () => {
  it.each<[string, SwitchName, Setting, 'ja' | 'en' | 'zh-Hant']>([
    ['a campaign window', 'campaign_popup', {}, 'ja'],
    ['several announcements', 'announcements', { count: 3 }, 'zh-Hant'],
    ['a QR window that reappears', 'qr_modal', {}, 'en'],
    ['a floating layer', 'floating_layer', {}, 'en'],
    ['a campaign without a choice', 'campaign_unset', {}, 'zh-Hant'],
    ['pages that render late', 'slow_mount', { ms: 500 }, 'ja'],
    ['slow responses', 'slow', { step: 'save', ms: 900 }, 'ja'],
  ])('dismisses %s', async (_name, name, setting, locale) => {
    const creator = creatorWith(name, setting, locale);
    const { visit, itemId } = await visitWithItem(creator, confirmedForm({ tags: {} }));
    await visit.ensureCount(itemId, 8);
    expect(await visit.ensurePrice(itemId, 190)).toEqual({ priceYen: 190 });
    expect(fixture.sandbox.items(creator.account.accountId)).toMatchObject([{ amount: 8, price: '1' }]);
    await visit.close();
  });

  it('dismisses overlays at the review request, and checks nothing but "I agree"', async () => {
    const creator = fixture.newCreator();
    const { visit, itemId } = await visitWithImages(fixture, creator, confirmedForm({ tags: {} }));
    for (const name of ['campaign_popup', 'announcements', 'floating_layer'] as const) {
      fixture.sandbox.turnOn(creator.account.accountId, name);
    }
    await visit.request(itemId, async () => undefined);
    expect(await visit.confirmRequested(itemId)).toBe('waiting_for_review');
    const { requestClicks, marketingTicks } = fixture.sandbox.counts(creator.account.accountId);
    expect({ requestClicks, marketingTicks }).toEqual({ requestClicks: 1, marketingTicks: 0 });
    await visit.close();
  });
});

describe('visit to a page that changed', () => {
  it.each<[string, SwitchName, RegExp]>([
    ['a new mandatory field', 'new_mandatory_field', /that must be filled in/],
    ['a moved field', 'moved_field', /use of AI/],
    ['rows with other labels', 'changed_label', /privacy|photos/],
    ['a missing save button', 'missing_button', /button: save/],
    ['a native form post', 'native_form_post', /own way to save/],
  ])('ends with drift for %s', async (_name, name, expected) => {
    const creator = creatorWith(name);
    const visit = await creator.visit();
    await visit.ensureSession();
    const failure = await failureOf(
      (async () => {
        await visit.fillForm(confirmedForm(), null);
        await visit.saveForm();
      })(),
    );
    expect(failure).toMatchObject({ kind: 'drift', expected: expect.stringMatching(expected) });
    expect(failure.found).toBeTruthy();
    expect(`${failure.expected} ${failure.found}`).not.toMatch(/Mika|Bear/);
    expect(fixture.sandbox.counts(creator.account.accountId).itemsCreated).toBe(0);
    await visit.close();
  });

  it('finds a button with another data-test attribute by its text', async () => {
    const creator = creatorWith('renamed_data_test', { step: 'form' }, 'en');
    const { visit } = await visitWithItem(creator, confirmedForm());
    expect(fixture.sandbox.counts(creator.account.accountId).itemsCreated).toBe(1);
    await visit.close();
  });

  it('never clicks Request if its button is renamed, missing or locked', async () => {
    const creator = fixture.newCreator();
    const { accountId } = creator.account;
    const { visit, itemId } = await visitWithImages(fixture, creator, confirmedForm({ tags: {} }));
    for (const name of ['renamed_data_test', 'missing_button', 'request_locked'] as const) {
      fixture.sandbox.turnOn(accountId, name, name === 'request_locked' ? {} : { step: 'detail' });
      const notes: string[] = [];
      const failure = await failureOf(visit.request(itemId, async () => void notes.push('about to click')));
      expect(failure.kind, name).toBe('drift');
      expect(notes).toEqual([]);
      fixture.sandbox.turnOff(accountId, name);
    }
    expect(fixture.sandbox.counts(accountId).requestClicks).toBe(0);
    await visit.close();
  });
});

describe('visit with values that the site rejects', () => {
  it.each([
    ['an emoji', { description: { en: 'A bear 🐻', ja: null } }, 'description_en', /利用できない|半角/],
    ['a brand', { title: { en: 'LINE Bear', ja: 'くま' } }, 'title_en', /言葉/],
    ['only digits', { title: { en: 'Bear 12345 Z', ja: '12345' } }, 'title_ja', /数字/],
    ['an invalid URL', { designUrl: 'bear' }, 'design_url', /URL/],
    ['an unavailable style', { styleCategory: 'Seasonal' as const }, 'style', /かわいい/],
  ])('reports the field of %s', async (_name, changes, where, text) => {
    const creator = fixture.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    const failure = await failureOf(
      (async () => {
        await visit.fillForm(confirmedForm(changes), null);
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
    ['when its field loses focus, in Japanese', 'title_check', 'ja'],
    ['when it is saved, in English', 'save', 'en'],
    ['when it is saved, in Chinese', 'save', 'zh-Hant'],
  ] as const)('reports a taken title %s', async (_name, step, locale) => {
    const visit = await creatorWith('duplicate_title', { step }, locale).visit();
    await visit.ensureSession();
    const failure = await failureOf(
      (async () => {
        await visit.fillForm(confirmedForm(), null);
        await visit.saveForm();
      })(),
    );
    expect(failure.kind).toBe('title_taken');
    await visit.close();
  });

  it('reports a picture of the wrong size, and can upload the corrected set', async () => {
    const creator = fixture.newCreator();
    const { visit, itemId } = await visitWithItem(creator, confirmedForm());
    await visit.ensureCount(itemId, 8);
    const odd = await writeSetZip(8, { '04': 371, main: 200 });
    const failure = await failureOf(visit.ensureImages(itemId, odd, 8));
    expect(failure).toMatchObject({
      kind: 'refused',
      complaints: [
        { where: 'main', text: expect.stringMatching(/画像サイズ/) },
        { where: '04', text: expect.stringMatching(/画像/) },
      ],
    });
    await visit.ensureImages(itemId, fixture.set, 8);
    await Promise.all([visit.close(), odd.remove()]);
  });

  it('reports a ZIP with another number of pictures than the set has', async () => {
    const creator = fixture.newCreator();
    const { itemId, visit: before } = await visitWithItem(creator, confirmedForm());
    await before.close();
    const visit = await creator.visit({ rest: 200 });
    await visit.ensureSession();
    await visit.ensureCount(itemId, 16);
    expect(await failureOf(visit.ensureImages(itemId, fixture.set, 16))).toMatchObject({
      kind: 'refused',
      complaints: expect.arrayContaining([{ where: '16', text: expect.any(String) }]),
    });
    await visit.close();
  });

  it('reports an unavailable price with the available ones', async () => {
    const creator = fixture.newCreator();
    const { visit, itemId } = await visitWithItem(creator, confirmedForm());
    expect(await failureOf(visit.ensurePrice(itemId, 130))).toMatchObject({
      kind: 'refused',
      complaints: [{ where: 'price', text: expect.stringMatching(/^(?:¥\d+, )+¥\d+$/) }],
    });
    await visit.close();
  });

  it('reports the limit of 30 requests per day', async () => {
    const creator = fixture.newCreator();
    const { visit, itemId } = await visitWithImages(fixture, creator, confirmedForm({ tags: {} }));
    fixture.sandbox.turnOn(creator.account.accountId, 'daily_limit');
    expect((await failureOf(visit.request(itemId, async () => undefined))).kind).toBe('limit_day');
    await visit.close();
  });

  it.each([
    ['1日にリクエストできる件数（30件）を超えました。', true],
    ['You have reached the number of requests for one day (30).', true],
    ['已超過一天可申請的件數（30件）。', true],
    ['Choose one of 300 a day.', false],
    ['30 stickers are too many.', false],
  ])('recognizes a daily limit by its text: %s', (text, is) => {
    expect(isLimitOfDay(text)).toBe(is);
  });
});
