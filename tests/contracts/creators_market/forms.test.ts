import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { textWidth } from '@pochitto/sandbox/creators-market/rules/text_problem';
import fc from 'fast-check';
import { eastAsianWidthType } from 'get-east-asian-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SiteClient, siteClient, validForm } from './site_client.ts';

let sandbox: CreatorsMarketSandbox;
let client: SiteClient;
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
  client = siteClient(sandbox);
});
afterAll(() => sandbox.stop());

const english = (title: string, description = 'Stickers of a dog') => ({
  metas: [{ language: 'en', title, description }],
});
const japanese = (title: string, description = '小さな犬です') => ({
  metas: [
    { language: 'en', title: `Dog ${title.length} ${Math.random()}`, description: 'Stickers of a dog' },
    { language: 'ja', title, description },
  ],
});

describe('Creators Market sandbox: invalid form', () => {
  it.each([
    ['an empty English title', english('')],
    ['an English title of 41 characters', english('a'.repeat(41))],
    ['an English title that is not ASCII', english('Café dog')],
    ['a Japanese title of 21 full-width characters', japanese('犬'.repeat(21))],
    ['a Japanese title of 39 units and an ambiguous character', japanese(`${'a'.repeat(39)}·`)],
    ['a title of digits', english('12345')],
    ['a title of full-width digits', japanese('１２３')],
    ['a typographic quote', japanese('“いぬ”')],
    ['an emoji', japanese('いぬ🐶')],
    ['a device-dependent character', japanese('いぬ①')],
    ["the market's own name", english('My LINE dog')],
    ['a description over 160 units', english('Fine dog', 'd'.repeat(161))],
    ['a Japanese description over 160 units', japanese('長い', '犬'.repeat(81))],
    ['a set without English', { metas: [{ language: 'ja', title: 'いぬだけ', description: '犬です' }] }],
    ['an unknown language', { metas: [{ language: 'xx', title: 'Dog', description: 'Dog' }] }],
    ['a copyright sign', { copyright: '© Pochitto' }],
    ['a copyright that is not ASCII', { copyright: 'ぽちっと' }],
    ['no copyright', { copyright: '' }],
    ['a copyright over 50 characters', { copyright: 'c'.repeat(51) }],
    ['an invalid URL', { designUrl: 'my homepage' }],
    ['a URL over 255 characters', { designUrl: `https://example.com/${'u'.repeat(240)}` }],
    ['notes over 2000 units', { noteForReviewers: '注'.repeat(1001) }],
    ['an unknown type', { type: 'hologram' }],
    ['an unknown style', { categoryIds: ['777', ''] }],
    ['customized areas without a selection', { areaGroup: 'customized', saleAreas: [] }],
    ['an unknown area', { areaGroup: 'customized', saleAreas: ['XX'] }],
    ['a trial without Premium', { isJoiningFreeTrial: true }],
    [
      'a trial without Japan',
      {
        isJoiningFreeTrial: true,
        isJoiningStickerPremium: true,
        areaGroup: 'customized',
        saleAreas: ['TW'],
      },
    ],
    ['an unknown field', { surprise: 1 }],
    ['a missing answer about AI', { isAiGenerated: undefined }],
  ])('is rejected with %s', async (_, changes) => {
    const answer = await client.send('POST', '/api/v2/sticker', validForm(changes));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).not.toHaveLength(0);
  });

  it('is valid at the limits of all texts, and with an allowed free trial', async () => {
    const limit = { metas: [{ language: 'en', title: 'b'.repeat(40), description: 'e'.repeat(160) }] };
    await client.save(validForm(limit));
    await client.save(validForm(japanese('犬'.repeat(20), '犬'.repeat(80))));
    const trial = { isJoiningFreeTrial: true, isJoiningStickerPremium: true };
    await client.save(validForm({ ...trial, areaGroup: 'customized', saleAreas: ['JP', 'TW'] }));
  });
});

describe('Creators Market sandbox: title', () => {
  it('is unique among all creators in its language, but not across languages', async () => {
    await client.save(validForm(english('The only dog')));
    const other = siteClient(sandbox);
    const rejected = await other.send('POST', '/api/v2/sticker', validForm(english('the only DOG')));
    expect(rejected.status).toBe(400);
    expect(rejected.body.errors).toEqual([
      expect.objectContaining({
        field: 'meta[en][title]',
        code: 'title_exists',
        message: expect.stringContaining('既に存在するタイトル'),
      }),
    ]);
    await other.save(validForm(japanese('The only dog')));
    const asked = await other.get('/api/v2/sticker/title_exists?language=en&title=The%20only%20dog');
    expect(asked.text).toContain('"exists":true');
  });

  it('can be saved again for its own set', async () => {
    const form = validForm(english('Saved twice'));
    const id = await client.save(form);
    expect((await client.send('PUT', `/api/v2/sticker/${id}`, form)).status).toBe(200);
  });
});

describe('Creators Market sandbox: width of a text', () => {
  it('counts fullwidth, wide and ambiguous characters twice, as defined by Unicode', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x20, max: 0xffff }), (point) => {
        fc.pre(point < 0xd800 || point > 0xdfff);
        const type = eastAsianWidthType(point);
        // Skip ranges that Unicode changed after the site made its table.
        fc.pre(
          !(point >= 0x2630 && point <= 0x268f) &&
            !(point >= 0x31e4 && point <= 0x31ef) &&
            !(point >= 0x4dc0 && point <= 0x4dff) &&
            !(point >= 0x2ffc && point <= 0x2fff),
        );
        const isWide = ['fullwidth', 'wide', 'ambiguous'].includes(type);
        expect(textWidth(String.fromCodePoint(point))).toBe(isWide ? 2 : 1);
      }),
      { numRuns: 3000 },
    );
  });

  it('is 22 for a title that the real site shows as 22/40', () => {
    expect(textWidth('小狗的日常·開心的一天')).toBe(22);
    expect(textWidth('abc')).toBe(3);
  });
});

describe('Creators Market sandbox: license proof', () => {
  it.each([
    ['proof.pdf', true],
    ['proof.exe', false],
  ])('accepts or rejects the file %s', async (name, isTaken) => {
    const body = new FormData();
    body.set('attachment', new Blob(['proof']), name);
    const answer = await client.send('POST', '/api/v2/attachment', body);
    expect(answer.status).toBe(200);
    expect(answer.body.success).toBe(isTaken);
  });

  it('is required to exist when the form refers to it', async () => {
    const answer = await client.send('POST', '/api/v2/sticker', validForm({ attachmentIds: ['nothing'] }));
    expect(answer.status).toBe(400);
  });
});
