import type { Locale } from '../accounts/user.ts';
import type { ArtSource } from '../generation/generate_queue.ts';
import type { Product } from '../product/product_spec.ts';
import {
  declarationsOf,
  type MetadataField,
  type MetadataLanguage,
  metadataText,
  type SetMetadata,
} from '../stamps/set_metadata.ts';

/** The source of the form's values. */
export interface FormSource {
  readonly product: Product;
  readonly metadata: SetMetadata;
  readonly engine: ArtSource;
  readonly count: number;
}

export interface FormField {
  readonly id: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly isRequired: boolean;
  /** The text field behind it, with a limit in `metadataLimits`; null for choices. */
  readonly text: { readonly field: MetadataField; readonly language: MetadataLanguage | null } | null;
  readonly value: (source: FormSource, locale: Locale) => string;
}

type Words = Readonly<Record<Locale, string>>;
const words = (ja: string, en: string): Words => ({ ja, en });

const text = (
  id: string,
  label: Words,
  field: MetadataField,
  language: MetadataLanguage | null = null,
  isRequired = true,
): FormField => ({
  id,
  label,
  isRequired,
  text: { field, language },
  value: ({ metadata }) => metadataText(metadata, field, language),
});

const choice = (
  id: string,
  label: Words,
  value: (source: FormSource) => Words,
  isRequired = true,
): FormField => ({
  id,
  label,
  isRequired,
  text: null,
  value: (source, locale) => value(source)[locale],
});

const either = (is: boolean, yes: Words, no: Words): Words => (is ? yes : no);
const unset = words('未設定', 'Not set');
const named = (option: string | null): Words => (option === null ? unset : words(option, option));

/** What is registered, as Creators Market names it. */
const types: Readonly<Record<Product, Words>> = {
  sticker: words('スタンプ', 'Stickers'),
  animated_sticker: words('アニメーションスタンプ', 'Animated stickers'),
  emoji: words('絵文字', 'Emoji'),
  animated_emoji: words('アニメーション絵文字', 'Animated emoji'),
};

/** The form for a new item from top to bottom, with the values to fill in or choose. */
export const formFields: readonly FormField[] = [
  choice('type', words('登録するもの', 'Type of item'), ({ product }) => types[product]),
  choice('count', words('個数(画像のページで選択)', 'Number of images (on the image page)'), (source) =>
    words(`${source.count}個`, String(source.count)),
  ),
  text('title_en', words('タイトル(英語)', 'Title (English)'), 'title', 'en'),
  text('description_en', words('説明文(英語)', 'Description (English)'), 'description', 'en'),
  text('title_ja', words('タイトル(日本語を追加)', 'Title (add Japanese)'), 'title', 'ja', false),
  text(
    'description_ja',
    words('説明文(日本語を追加)', 'Description (add Japanese)'),
    'description',
    'ja',
    false,
  ),
  text(
    'title_zh',
    words('タイトル(繁体字中国語を追加)', 'Title (add Traditional Chinese)'),
    'title',
    'zh-Hant',
    false,
  ),
  text(
    'description_zh',
    words('説明文(繁体字中国語を追加)', 'Description (add Traditional Chinese)'),
    'description',
    'zh-Hant',
    false,
  ),
  text('creator_name', words('クリエイター名', 'Creator name'), 'creatorName'),
  text('copyright', words('コピーライト', 'Copyright'), 'copyright'),
  choice('ai', words('AIの使用', 'Use of AI'), ({ metadata, engine }) =>
    either(
      declarationsOf(metadata, engine).aiUsed,
      words('AIを使用しています', 'AI was used'),
      words('AIを使用していません', 'AI was not used'),
    ),
  ),
  choice(
    'style',
    words('テイストカテゴリ', 'Style category'),
    ({ metadata }) => named(metadata.styleCategory),
    false,
  ),
  choice(
    'character',
    words('キャラクターカテゴリ', 'Character category'),
    ({ metadata }) => named(metadata.characterCategory),
    false,
  ),
  choice(
    'privacy',
    words('プライベート設定', 'Privacy'),
    ({ metadata }) =>
      either(
        metadata.shownInShop,
        words('LINE STORE/スタンプショップに表示する', 'Show in LINE STORE / Sticker Shop'),
        words('表示しない', 'Do not show'),
      ),
    false,
  ),
  choice(
    'premium',
    words('LINEスタンプ プレミアム', 'LINE Stickers Premium'),
    ({ metadata }) => either(metadata.premium, words('参加する', 'Join'), words('参加しない', 'Do not join')),
    false,
  ),
  choice('sale_area', words('販売エリア', 'Sales area'), ({ metadata }) =>
    either(
      metadata.saleArea === 'all',
      words('販売可能なすべてのエリア', 'All available areas'),
      words('選択したエリアで販売する:日本', 'Selected areas: Japan'),
    ),
  ),
  choice('campaign', words('特集企画', 'Campaigns'), () => words('参加しない', 'Do not join')),
  choice(
    'arranging',
    words('スタンプアレンジ機能', 'Sticker Arranging'),
    ({ metadata }) =>
      either(metadata.arranging, words('許可する', 'Allow'), words('許可しない', 'Do not allow')),
    false,
  ),
  choice('trial', words('無料トライアル', 'Trial promotions'), () => words('参加しない', 'Do not join')),
  choice('release', words('販売開始の設定', 'Start of sales'), ({ metadata }) =>
    either(
      metadata.autoRelease,
      words('自動で販売を開始', 'Start automatically'),
      words('手動で販売を開始', 'Start by hand'),
    ),
  ),
  choice('photo', words('写真の使用', 'Use of photos'), ({ metadata, engine }) =>
    either(
      declarationsOf(metadata, engine).photoUsed,
      words('写真を使用しています', 'Photos were used'),
      words('写真を使用していません', 'Photos were not used'),
    ),
  ),
  text(
    'design_url',
    words('作品が確認できるURL', 'URL where the work can be seen'),
    'designUrl',
    null,
    false,
  ),
  text('reviewer_notes', words('その他補足事項', 'Notes for the reviewer'), 'reviewerNotes', null, false),
  choice(
    'price',
    words('価格(保存のあと、価格のページで選択)', 'Price (on the price page, after saving)'),
    ({ metadata: { priceYen } }) =>
      priceYen === null ? words('いちばん安い価格', 'The lowest') : words(`${priceYen}円`, `¥${priceYen}`),
    false,
  ),
];

/** Returns the fields that a set fills in: Chinese texts belong to few sets. */
export function formFieldsOf({ metadata }: FormSource): readonly FormField[] {
  return formFields.filter(
    ({ text }) => text?.language !== 'zh-Hant' || metadataText(metadata, text.field, 'zh-Hant') !== '',
  );
}
