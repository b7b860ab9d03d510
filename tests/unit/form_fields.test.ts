import { declarationsOf, madeBy, setMetadataSchema } from '@pochitto/functions/domain/stamps/set_metadata';
import { formFields, formFieldsOf } from '@pochitto/functions/domain/submission/form_fields';
import { describe, expect, it } from 'vitest';
import { copySheet } from '../../functions/src/stamps/package/copy_sheet.ts';

const metadata = setMetadataSchema.parse({
  title: { en: 'Round Faces', ja: 'まるい顔' },
  description: { en: 'Stickers for every day.' },
  creatorName: 'Hanako',
  copyright: '(c) Hanako',
  tags: { m1: ['あいさつ', '朝'] },
});
const source = {
  product: 'sticker',
  metadata,
  engine: 'embedded',
  count: 8,
  stickers: [{ messageId: 'm1', text: 'おはよう' }],
} as const;

describe('values of the form', () => {
  it('have careful defaults: release by hand, no promotions, sale everywhere', () => {
    const shown = formFields.map(({ id, value }) => [
      id,
      value({ ...source, metadata: setMetadataSchema.parse({}) }, 'en'),
    ]);
    expect(Object.fromEntries(shown)).toMatchObject({
      title_en: '',
      premium: 'Do not join',
      campaign: 'Do not join',
      trial: 'Do not join',
      arranging: 'Do not allow',
      release: 'Start by hand',
      sale_area: 'All available areas',
      privacy: 'Show in LINE STORE / Sticker Shop',
    });
  });

  it('are in the order of the form', () => {
    expect(formFields.map(({ id }) => id)).toEqual([
      ...[
        'type',
        'count',
        'title_en',
        'description_en',
        'title_ja',
        'description_ja',
        'title_zh',
        'description_zh',
        'creator_name',
        'copyright',
      ],
      ...[
        'ai',
        'style',
        'character',
        'privacy',
        'premium',
        'sale_area',
        'campaign',
        'arranging',
        'trial',
        'release',
      ],
      ...['photo', 'design_url', 'reviewer_notes'],
      // On a separate page, once the form is saved.
      'price',
    ]);
  });

  it.each([
    ['sticker', 'スタンプ'],
    ['animated_sticker', 'アニメーションスタンプ'],
    ['emoji', '絵文字'],
    ['animated_emoji', 'アニメーション絵文字'],
  ] as const)('name the type of a set of product %s as Creators Market does', (product, type) => {
    const [first] = formFields;
    expect(first?.value({ ...source, product }, 'ja')).toBe(type);
  });

  it('declare what is true for the engine, unless the person chose otherwise', () => {
    expect(madeBy('embedded')).toEqual({ aiUsed: false, photoUsed: true });
    expect(madeBy('openai')).toEqual({ aiUsed: true, photoUsed: false });
    const own = setMetadataSchema.parse({ aiUsed: true });
    expect(declarationsOf(own, 'embedded')).toEqual({ aiUsed: true, photoUsed: true });
  });
});

describe('copy sheet', () => {
  it.each(['ja', 'en'] as const)('has every field of the form in its order (%s)', (locale) => {
    const sheet = copySheet(source, locale);
    const fields = formFieldsOf(source);
    const places = fields.map(({ label }, at) => sheet.indexOf(`${at + 1}. ${label[locale]}`));
    expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true);
    for (const { value } of fields) expect(sheet).toContain(value(source, locale));
    expect(sheet).toContain('01.png\tおはよう\tあいさつ, 朝');
  });

  it('has the Chinese fields of a set with Chinese texts only', () => {
    expect(copySheet(source, 'en')).not.toContain('Chinese');
    const chinese = { en: 'Round Faces', 'zh-Hant': '圓圓的臉' };
    const own = setMetadataSchema.parse({ ...metadata, title: chinese });
    expect(copySheet({ ...source, metadata: own }, 'en')).toContain(
      '(add Traditional Chinese) (8/40)\n圓圓的臉',
    );
  });

  it('counts full-width characters as the form does', () => {
    expect(copySheet(source, 'en')).toContain('(8/40)\nまるい顔');
  });
});
