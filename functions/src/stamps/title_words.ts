import type { MessageTone } from '../domain/generation/suggested_messages.ts';
import type { Product } from '../domain/product/product_spec.ts';
import type { MessageLanguage } from '../domain/stamps/message_text.ts';
import type { MetadataLanguage } from '../domain/stamps/set_metadata.ts';
import type { Stamp } from '../domain/stamps/stamp.ts';

/** A word of the titles and descriptions that are suggested for a set. */
export type Words = Readonly<Record<MetadataLanguage, string>>;

/** The most frequent topics of captions, as used in titles. */
export const titleWords: readonly (readonly [said: RegExp, words: Words])[] = [
  [/おはよ|morning|早安/iu, { ja: 'おはよう', en: 'Good Morning', 'zh-Hant': '早安' }],
  [/ありがと|thank|謝謝/iu, { ja: 'ありがとう', en: 'Thank You', 'zh-Hant': '謝謝' }],
  [/おやすみ|good ?night|晚安/iu, { ja: 'おやすみ', en: 'Good Night', 'zh-Hant': '晚安' }],
  [
    /了解|りょうかい|承知|オッケ|okay|\bok\b|got it|understood|收到|好喔/iu,
    { ja: '了解', en: 'OK', 'zh-Hant': '收到' },
  ],
  [
    /おつかれ|お疲れ|good job|well done|long day|辛苦/iu,
    { ja: 'おつかれさま', en: 'Well Done', 'zh-Hant': '辛苦了' },
  ],
  [/ごめん|すみません|sorry|抱歉|對不起/iu, { ja: 'ごめんね', en: 'Sorry', 'zh-Hant': '對不起' }],
  [/おめでと|congrat|恭喜/iu, { ja: 'おめでとう', en: 'Congrats', 'zh-Hant': '恭喜' }],
  [/よろしく|お願い|please|拜託|麻煩/iu, { ja: 'よろしく', en: 'Please', 'zh-Hant': '拜託了' }],
  [/またね|see you|bye|拜拜/iu, { ja: 'またね', en: 'See You', 'zh-Hant': '拜拜' }],
  [/好き|すき|love|愛你|喜歡/iu, { ja: 'だいすき', en: 'Love You', 'zh-Hant': '愛你' }],
  [/がんば|ファイト|you got this|加油/iu, { ja: 'がんばれ', en: 'You Got This', 'zh-Hant': '加油' }],
  [/やった|わーい|yay|woohoo|太棒/iu, { ja: 'やったー', en: 'Yay', 'zh-Hant': '太棒了' }],
];

/** Titles for a set without any of these topics. */
export const plainTitles: readonly Words[] = [
  { ja: '毎日のひとこと', en: 'Everyday Words', 'zh-Hant': '每天的一句話' },
  { ja: 'すぐ返せるひとこと', en: 'Quick Replies', 'zh-Hant': '馬上回覆的一句話' },
  { ja: '気持ちを伝えるひとこと', en: 'Say How You Feel', 'zh-Hant': '傳達心情的一句話' },
  { ja: '家族や友だちへのひとこと', en: 'For Family and Friends', 'zh-Hant': '給家人和朋友的一句話' },
];

/** What a title says of the tone of most messages. */
export const tones: Readonly<Record<MessageTone | 'any', Words>> = {
  friendly: { ja: '気軽に使える', en: 'Friendly', 'zh-Hant': '輕鬆好用的' },
  polite: { ja: 'ていねいな', en: 'Polite', 'zh-Hant': '有禮貌的' },
  cute: { ja: 'かわいい', en: 'Sweet', 'zh-Hant': '可愛的' },
  work: { ja: '仕事で使える', en: 'Office', 'zh-Hant': '上班好用的' },
  any: { ja: '毎日使える', en: 'Handy', 'zh-Hant': '每天都能用的' },
};

const sticker = { ja: 'スタンプ', en: 'stickers', 'zh-Hant': '貼圖' };
const emoji = { ja: '絵文字', en: 'emoji', 'zh-Hant': '表情貼' };
/** What a product is called in a sentence. */
export const nouns: Readonly<Record<Product, Words>> = {
  sticker,
  animated_sticker: { ja: '動くスタンプ', en: 'animated stickers', 'zh-Hant': '動態貼圖' },
  emoji,
  animated_emoji: { ja: '動く絵文字', en: 'animated emoji', 'zh-Hant': '動態表情貼' },
};

/** The suffixes of a derived set's title, because titles are unique in the shop. */
export const titleEndings: Readonly<Record<Product, Words>> = {
  sticker: { ja: '', en: '', 'zh-Hant': '' },
  animated_sticker: { ja: '(動く)', en: ' in Motion', 'zh-Hant': '(動態)' },
  emoji: { ja: 'の絵文字', en: ' Emoji', 'zh-Hant': '表情貼' },
  animated_emoji: { ja: 'の動く絵文字', en: ' Moving Emoji', 'zh-Hant': '動態表情貼' },
};

/** The same of a language twin. */
export const languageEndings: Readonly<Record<MessageLanguage, Words>> = {
  ja: { ja: '(日本語)', en: ' in Japanese', 'zh-Hant': '(日文)' },
  en: { ja: '(英語)', en: ' in English', 'zh-Hant': '(英文)' },
  'zh-Hant': { ja: '(中国語)', en: ' in Chinese', 'zh-Hant': '' },
};

/** What a set's title calls it. */
export const kindWords: Readonly<Record<Stamp['engine'], Words>> = {
  embedded: { ja: '写真', en: 'photo ', 'zh-Hant': '照片' },
  openai: { ja: '', en: '', 'zh-Hant': '' },
  drawings: { ja: 'イラスト', en: 'illustrated ', 'zh-Hant': '插畫' },
};
