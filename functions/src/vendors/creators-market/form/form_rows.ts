import { type Product, productSpecs } from '../../../domain/product/product_spec.ts';
import type { characterCategories, styleCategories } from '../../../domain/stamps/set_metadata.ts';
import type { SubmissionForm } from '../../../domain/submission/submission_form.ts';
import { plainText } from '../page/find.ts';
import type { SeenOption } from '../page/in_page/page_probe.ts';
import { type Locator, locators } from '../page/locators.ts';

type Words<Category extends string> = Readonly<Record<Category, readonly string[]>>;

/**
 * Texts of the form's lists by language. Their option values differ between deployments and are read from the page.
 */
const styleWords: Words<(typeof styleCategories)[number]> = {
  Cute: ['Cute', 'かわいい', 'カワイイ', '可愛'],
  Cool: ['Cool', 'かっこいい', 'カッコいい', 'クール', '酷', '帥氣'],
  Funny: ['Funny', 'おもしろ', 'おもしろい', '面白い', '面白い・ネタ', 'ネタ', '搞笑', '有趣'],
  Simple: ['Simple', 'シンプル', '簡約', '簡單'],
  Gorgeous: ['Gorgeous', '豪華', 'ゴージャス', '華麗'],
  Sporty: ['Sporty', 'スポーティ', 'スポーティー', '運動', '運動風'],
  Seasonal: ['Seasonal', '季節', 'シーズン', '季節・行事', '季節限定'],
  Other: ['Other', 'Others', 'その他', '其他'],
};

const characterWords: Words<(typeof characterCategories)[number]> = {
  Male: ['Male', '男性'],
  Female: ['Female', '女性'],
  'Families & Couples': [
    'Families & Couples',
    'Families and Couples',
    '家族・カップル',
    '家族/カップル',
    '家人・情侶',
    '家庭・情侶',
    '家族&情侶',
  ],
  Cats: ['Cats', 'ネコ', 'ねこ', '猫', '貓', '貓咪'],
  Rabbits: ['Rabbits', 'ウサギ', 'うさぎ', '兔子'],
  Dogs: ['Dogs', 'イヌ', 'いぬ', '犬', '狗', '狗狗'],
  Bears: ['Bears', 'クマ', 'くま', '熊'],
  Birds: ['Birds', 'トリ', '鳥', 'とり', '鳥類'],
  Pandas: ['Pandas', 'パンダ', '熊貓', '貓熊'],
  Seals: ['Seals', 'アザラシ', 'あざらし', '海豹'],
  Food: ['Food', '食べ物', 'たべもの', '食物'],
  Names: ['Names', '名前', '姓名'],
  Other: ['Other', 'Others', 'その他', '其他'],
};

interface Row {
  /** An id of `form_fields`. */
  readonly id: string;
  readonly locator: Locator;
  /** The value that the site must show, in the terms of `meaning`; '' means no value. */
  readonly asked: (form: SubmissionForm) => string;
  /** Value to assume if the site omits the row because it does not apply. Without it, a missing row is drift. */
  readonly whenAbsent?: string;
}

export interface TextRow extends Row {
  readonly kind: 'text';
}
export interface RadioRow extends Row {
  readonly kind: 'radios';
  /** Maps each radio to its meaning; null for an unknown one. */
  readonly meaning: (options: readonly SeenOption[]) => readonly (string | null)[];
}
export interface ListRow extends Row {
  readonly kind: 'list';
  readonly words: Readonly<Record<string, readonly string[]>>;
}
export type FormRow = TextRow | RadioRow | ListRow;

const denies = /しない|ません|いいえ|不|未|非|\b(?:not?|don['’]t)\b/iu;
const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');

/** Of two radios, the one with a negative label means "no". Used for rows whose radios have no name attribute. */
function pairMeaning(options: readonly SeenOption[]): (string | null)[] {
  const denied = options.map(({ text }) => denies.test(text));
  const isClear = options.length === 2 && denied[0] !== denied[1];
  return denied.map((is) => (isClear ? yesOrNo(!is) : null));
}

/** Reads the values `true` and `false`; a label that contradicts the value makes it unknown. */
function flagMeaning(options: readonly SeenOption[]): (string | null)[] {
  const said = pairMeaning(options);
  return options.map(({ value }, at) => {
    const meant = value === 'true' ? 'yes' : value === 'false' ? 'no' : null;
    return said[at] === null || said[at] === meant ? meant : null;
  });
}

const byValue = (options: readonly SeenOption[]) => options.map(({ value }) => value);
/** "Do not join" has no value; every other option joins a running campaign. */
const campaignMeaning = (options: readonly SeenOption[]) =>
  options.map(({ value, text }) => (value === null || denies.test(text) ? 'no' : 'yes'));

const text = (id: string, locator: Locator, asked: Row['asked'], whenAbsent?: string): TextRow => ({
  kind: 'text',
  id,
  locator,
  asked: (form) => asked(form).replaceAll('\r\n', '\n'),
  ...(whenAbsent === undefined ? {} : { whenAbsent }),
});
const radios = (
  id: string,
  locator: Locator,
  asked: Row['asked'],
  meaning: RadioRow['meaning'],
  whenAbsent?: string,
): RadioRow => ({
  kind: 'radios',
  id,
  locator,
  asked,
  meaning,
  ...(whenAbsent === undefined ? {} : { whenAbsent }),
});

const typeOf = (product: Product) => (productSpecs[product].timing ? 'animation' : 'static');

/** The rows that we fill in, in page order. License documents and the e-mail news option are never touched. */
export const formRows: readonly FormRow[] = [
  radios('type', locators.stickerType, ({ product }) => typeOf(product), byValue, 'static'),
  text('title_en', locators.titleEn, ({ title }) => title.en),
  text('description_en', locators.descriptionEn, ({ description }) => description.en),
  text('title_ja', locators.titleJa, ({ title }) => title.ja ?? '', ''),
  text('description_ja', locators.descriptionJa, ({ description }) => description.ja ?? '', ''),
  text('title_zh', locators.titleZh, ({ title }) => title['zh-Hant'] ?? '', ''),
  text('description_zh', locators.descriptionZh, ({ description }) => description['zh-Hant'] ?? '', ''),
  text('copyright', locators.copyright, (form) => form.copyright),
  radios('ai', locators.ai, ({ aiUsed }) => yesOrNo(aiUsed), flagMeaning),
  {
    kind: 'list',
    id: 'style',
    locator: locators.style,
    asked: ({ styleCategory }) => styleCategory ?? '',
    words: styleWords,
  },
  {
    kind: 'list',
    id: 'character',
    locator: locators.character,
    asked: ({ characterCategory }) => characterCategory ?? '',
    words: characterWords,
  },
  radios('privacy', locators.privacy, ({ shownInShop }) => yesOrNo(shownInShop), pairMeaning),
  radios('premium', locators.premium, ({ premium }) => yesOrNo(premium), pairMeaning),
  radios('sale_area', locators.area, ({ saleArea }) => (saleArea === 'all' ? 'all' : 'customized'), byValue),
  radios('campaign', locators.campaign, () => 'no', campaignMeaning, 'no'),
  radios('arranging', locators.arranging, ({ arranging }) => yesOrNo(arranging), pairMeaning),
  radios('trial', locators.trial, () => 'no', pairMeaning, 'no'),
  radios('release', locators.release, ({ autoRelease }) => yesOrNo(autoRelease), byFlag),
  radios('photo', locators.photo, ({ photoUsed }) => yesOrNo(photoUsed), pairMeaning),
  text('design_url', locators.designUrl, ({ designUrl }) => designUrl),
  text('reviewer_notes', locators.reviewerNotes, ({ reviewerNotes }) => reviewerNotes),
];

function byFlag(options: readonly SeenOption[]): (string | null)[] {
  return options.map(({ value }) => (value === 'true' ? 'yes' : value === 'false' ? 'no' : null));
}

const unset = /^(?:-+|選択してください|未設定|not set|please (?:choose|select)|尚未設定)?$/iu;

/** Maps a list entry to our term for it: '' for an unset entry, else the entry's own text if we do not know it. */
export function listMeaning({ words }: ListRow, { value, text: said }: SeenOption): string {
  const plain = plainText(said);
  if (value === '' || unset.test(plain)) return '';
  const known = Object.entries(words).find(([, names]) =>
    names.some((name) => plainText(name).toLowerCase() === plain.toLowerCase()),
  );
  return known?.[0] ?? plain;
}
