import type { ItemKind } from './item_shape.ts';
import type { Locale } from './locales.ts';

export type Labels = Readonly<Record<Locale, string>>;
const words = (ja: string, en: string, zh: string): Labels => ({ ja, en, 'zh-Hant': zh });

/**
 * Types of sets. Only `static` and `animation` are known from the site; the other values are guesses of the
 * sandbox.
 */
const STICKER_TYPES: Readonly<Record<string, Labels>> = {
  static: words('スタンプ', 'Stickers', '貼圖'),
  animation: words('アニメーションスタンプ', 'Animated stickers', '動態貼圖'),
  custom: words('カスタムスタンプ', 'Custom stickers', '隨你填貼圖'),
  message: words('メッセージスタンプ', 'Message stickers', '訊息貼圖'),
  big: words('BIGスタンプ', 'Big stickers', '大貼圖'),
  popup: words('ポップアップスタンプ', 'Pop-up stickers', '全螢幕貼圖'),
  effect: words('エフェクトスタンプ', 'Effect stickers', '特效貼圖'),
};

/** Types of emoji. That they are chosen here, and these values, are guesses of the sandbox. */
const EMOJI_TYPES: Readonly<Record<string, Labels>> = {
  static: words('絵文字', 'Emoji', '表情貼'),
  animation: words('アニメーション絵文字', 'Animated emoji', '動態表情貼'),
};

/** The types of a kind. */
export const TYPES_OF: Readonly<Record<ItemKind, Readonly<Record<string, Labels>>>> = {
  sticker: STICKER_TYPES,
  emoji: EMOJI_TYPES,
};

/** Only these may join the trial promotions. */
export const TRIAL_TYPES = ['static', 'animation', 'big'];

export const STYLES: Readonly<Record<string, Labels>> = {
  '1': words('かわいい', 'Cute', '可愛'),
  '2': words('クール', 'Cool', '酷'),
  '3': words('面白い・ネタ', 'Funny', '搞笑'),
  '4': words('シュール', 'Surreal', '超現實'),
  '5': words('ほのぼの', 'Heartwarming', '溫馨'),
  '6': words('シンプル', 'Simple', '簡約'),
  '7': words('レトロ', 'Retro', '復古'),
  '10': words('スポーティ', 'Sporty', '運動'),
  '18': words('豪華', 'Gorgeous', '華麗'),
};

export const CHARACTERS: Readonly<Record<string, Labels>> = {
  '20': words('男性', 'Male', '男性'),
  '21': words('女性', 'Female', '女性'),
  '22': words('家族・カップル', 'Families & Couples', '家人・情侶'),
  '30': words('ネコ', 'Cats', '貓'),
  '11': words('ウサギ', 'Rabbits', '兔子'),
  '12': words('イヌ', 'Dogs', '狗'),
  '13': words('クマ', 'Bears', '熊'),
  '14': words('トリ', 'Birds', '鳥'),
  '15': words('パンダ', 'Pandas', '熊貓'),
  '16': words('アザラシ', 'Seals', '海豹'),
  '17': words('食べ物', 'Food', '食物'),
  '40': words('名前', 'Names', '姓名'),
  '99': words('その他', 'Other', '其他'),
};

export interface AreaGroup {
  readonly name: Labels;
  readonly areas: Readonly<Record<string, Labels>>;
}

export const AREA_GROUPS: readonly AreaGroup[] = [
  {
    name: words('東アジア', 'East Asia', '東亞'),
    areas: {
      JP: words('日本', 'Japan', '日本'),
      TW: words('台湾', 'Taiwan', '台灣'),
      HK: words('香港', 'Hong Kong', '香港'),
      KR: words('韓国', 'Korea', '韓國'),
    },
  },
  {
    name: words('東南アジア', 'Southeast Asia', '東南亞'),
    areas: {
      TH: words('タイ', 'Thailand', '泰國'),
      ID: words('インドネシア', 'Indonesia', '印尼'),
      SG: words('シンガポール', 'Singapore', '新加坡'),
    },
  },
  {
    name: words('北米・ヨーロッパ', 'North America and Europe', '北美・歐洲'),
    areas: {
      US: words('アメリカ', 'United States', '美國'),
      FR: words('フランス', 'France', '法國'),
      DE: words('ドイツ', 'Germany', '德國'),
    },
  },
];

export const AREAS: readonly string[] = AREA_GROUPS.flatMap(({ areas }) => Object.keys(areas));

/** Tiers of the price select: value and yen. */
export const PRICES: Readonly<Record<string, number>> = {
  '10006': 120,
  '1': 190,
  '2': 250,
  '3': 370,
  '4': 490,
  '5': 610,
};
export const LOWEST_PRICE = '10006';

export const TAGS: Readonly<Record<string, Labels>> = Object.fromEntries(
  (
    [
      ['あいさつ', 'Greeting', '打招呼'],
      ['ありがとう', 'Thank you', '謝謝'],
      ['おはよう', 'Good morning', '早安'],
      ['おやすみ', 'Good night', '晚安'],
      ['了解', 'OK', '收到'],
      ['お疲れさま', 'Well done', '辛苦了'],
      ['ごめんね', 'Sorry', '抱歉'],
      ['おめでとう', 'Congratulations', '恭喜'],
      ['大好き', 'Love', '喜歡'],
      ['うれしい', 'Happy', '開心'],
      ['かなしい', 'Sad', '難過'],
      ['おこる', 'Angry', '生氣'],
      ['びっくり', 'Surprised', '驚訝'],
      ['がんばれ', 'Good luck', '加油'],
      ['またね', 'See you', '再見'],
    ] as const
  ).map(([ja, en, zh], index) => [`c${101 + index}`, words(ja, en, zh)]),
);
export const MOST_TAGS = 9;
