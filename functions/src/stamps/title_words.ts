import type { MessageTone } from '../domain/generation/suggested_messages.ts';
import type { Product } from '../domain/product/product.ts';
import type { MessageLanguage } from '../domain/stamps/message_text.ts';
import type { Stamp } from '../domain/stamps/stamp.ts';

/** A word of the titles and descriptions that are suggested for a set. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

/** The most frequent topics of captions, as used in titles. */
export const titleWords: readonly (readonly [said: RegExp, words: Words])[] = [
  [/おはよ|morning|早安/iu, { ja: 'おはよう', en: 'Good Morning' }],
  [/ありがと|thank|謝謝/iu, { ja: 'ありがとう', en: 'Thank You' }],
  [/おやすみ|good ?night|晚安/iu, { ja: 'おやすみ', en: 'Good Night' }],
  [/了解|りょうかい|承知|オッケ|okay|\bok\b|got it|understood|收到|好喔/iu, { ja: '了解', en: 'OK' }],
  [/おつかれ|お疲れ|good job|well done|long day|辛苦/iu, { ja: 'おつかれさま', en: 'Well Done' }],
  [/ごめん|すみません|sorry|抱歉|對不起/iu, { ja: 'ごめんね', en: 'Sorry' }],
  [/おめでと|congrat|恭喜/iu, { ja: 'おめでとう', en: 'Congrats' }],
  [/よろしく|お願い|please|拜託|麻煩/iu, { ja: 'よろしく', en: 'Please' }],
  [/またね|see you|bye|拜拜/iu, { ja: 'またね', en: 'See You' }],
  [/好き|すき|love|愛你|喜歡/iu, { ja: 'だいすき', en: 'Love You' }],
  [/がんば|ファイト|you got this|加油/iu, { ja: 'がんばれ', en: 'You Got This' }],
  [/やった|わーい|yay|woohoo|太棒/iu, { ja: 'やったー', en: 'Yay' }],
];

/** Titles for a set without any of these topics. */
export const plainTitles: readonly Words[] = [
  { ja: '毎日のひとこと', en: 'Everyday Words' },
  { ja: 'すぐ返せるひとこと', en: 'Quick Replies' },
  { ja: '気持ちを伝えるひとこと', en: 'Say How You Feel' },
  { ja: '家族や友だちへのひとこと', en: 'For Family and Friends' },
];

/** What a title says of the tone of most messages. */
export const tones: Readonly<Record<MessageTone | 'any', Words>> = {
  friendly: { ja: '気軽に使える', en: 'Friendly' },
  polite: { ja: 'ていねいな', en: 'Polite' },
  cute: { ja: 'かわいい', en: 'Sweet' },
  work: { ja: '仕事で使える', en: 'Office' },
  any: { ja: '毎日使える', en: 'Handy' },
};

const sticker = { ja: 'スタンプ', en: 'stickers' };
const emoji = { ja: '絵文字', en: 'emoji' };
/** What a product is called in a sentence. */
export const nouns: Readonly<Record<Product, Words>> = {
  sticker,
  animated_sticker: { ja: '動くスタンプ', en: 'animated stickers' },
  emoji,
  animated_emoji: { ja: '動く絵文字', en: 'animated emoji' },
};

/** The suffixes of a derived set's title, because titles are unique in the shop. */
export const titleEndings: Readonly<Record<Product, Words>> = {
  sticker: { ja: '', en: '' },
  animated_sticker: { ja: '(動く)', en: ' in Motion' },
  emoji: { ja: 'の絵文字', en: ' Emoji' },
  animated_emoji: { ja: 'の動く絵文字', en: ' Moving Emoji' },
};

/** The same of a language twin. */
export const languageEndings: Readonly<Record<MessageLanguage, Words>> = {
  ja: { ja: '(日本語)', en: ' in Japanese' },
  en: { ja: '(英語)', en: ' in English' },
  'zh-Hant': { ja: '(中国語)', en: ' in Chinese' },
};

/** What a set's title calls it. */
export const kindWords: Readonly<Record<Stamp['engine'], Words>> = {
  embedded: { ja: '写真', en: 'photo ' },
  openai: { ja: '', en: '' },
  drawings: { ja: 'イラスト', en: 'illustrated ' },
};
