import type { characterCategories, styleCategories } from '../../domain/set_metadata.ts';

type Words<Category extends string> = Readonly<Record<Category, readonly string[]>>;

/** Texts of the form's lists by language. The values behind them differ from site to site and are read from the page. */
export const styleWords: Words<(typeof styleCategories)[number]> = {
  Cute: ['Cute', 'かわいい', 'カワイイ', '可愛'],
  Cool: ['Cool', 'かっこいい', 'カッコいい', 'クール', '酷', '帥氣'],
  Funny: ['Funny', 'おもしろ', 'おもしろい', '面白い', '面白い・ネタ', 'ネタ', '搞笑', '有趣'],
  Simple: ['Simple', 'シンプル', '簡約', '簡單'],
  Gorgeous: ['Gorgeous', '豪華', 'ゴージャス', '華麗'],
  Sporty: ['Sporty', 'スポーティ', 'スポーティー', '運動', '運動風'],
  Seasonal: ['Seasonal', '季節', 'シーズン', '季節・行事', '季節限定'],
  Other: ['Other', 'Others', 'その他', '其他'],
};

export const characterWords: Words<(typeof characterCategories)[number]> = {
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
