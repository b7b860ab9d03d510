import type { Locale } from './user.ts';

/** `block`: Creators Market refuses it, the package waits. `warn`: a reviewer may, or it will not look right. */
export type CheckLevel = 'block' | 'warn';

export const fixKinds = [
  'rerender',
  'caption_size',
  'another_look',
  'another_acting',
  'reset_places',
  'title',
  'english',
  'remove_characters',
  'declare',
  'trim_tags',
] as const;
export type FixKind = (typeof fixKinds)[number];

type Text = readonly [what: string, mend: string];

export interface CheckRule {
  readonly level: CheckLevel;
  /** `guideline`: the creation guideline's numbers · `review n.n`: the review guideline · `reported`: by uploaders · `ours`. */
  readonly source: string;
  /** What can mend it without a person's eye; a finding may still come without. */
  readonly fix: FixKind | null;
  /** What is wrong and how to mend it. `{name}` stands for a measured value of the finding. */
  readonly ja: Text;
  readonly en: Text;
}

const packageRules = {
  sticker_count: {
    level: 'block',
    source: 'guideline',
    fix: null,
    ja: ['スタンプが{count}個です。', '8・16・24・32・40個のどれかになるように、増やすか減らしてください。'],
    en: ['There are {count} stickers.', 'Add or remove some to reach 8, 16, 24, 32 or 40.'],
  },
  picture_missing: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['この画像がありません。', '「直す」を押すと、つくり直します。'],
    en: ['This picture is missing.', 'Press "Fix" to make it.'],
  },
  zip_unreadable: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['ZIPファイルを開けません。', 'パッケージをつくり直してください。'],
    en: ['The ZIP file cannot be opened.', 'Make the package again.'],
  },
  zip_names: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['ZIPの中のファイル名が合っていません({names})。', 'パッケージをつくり直してください。'],
    en: ['File names in the ZIP are wrong ({names}).', 'Make the package again.'],
  },
  zip_content: {
    level: 'block',
    source: 'ours',
    fix: 'rerender',
    ja: ['ZIPの中の画像が、いまのスタンプと違います({names})。', 'パッケージをつくり直してください。'],
    en: ['Pictures in the ZIP are not the present ones ({names}).', 'Make the package again.'],
  },
  zip_over_limit: {
    level: 'block',
    source: 'guideline',
    fix: null,
    ja: ['ZIPが{bytes}バイトあります(6,000万バイトまで)。', 'スタンプの数を減らしてください。'],
    en: ['The ZIP has {bytes} bytes; 60 million is the most.', 'Use fewer stickers.'],
  },
  zip_heavy: {
    level: 'warn',
    source: 'guideline, older',
    fix: null,
    ja: [
      'ZIPが2,000万バイトを超えています({bytes}バイト)。',
      '断られたときは、スタンプの数を減らしてください。',
    ],
    en: ['The ZIP is over 20 million bytes ({bytes}).', 'If it is refused, use fewer stickers.'],
  },
} as const satisfies Record<string, CheckRule>;

const fileRules = {
  png_signature: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['PNG画像ではありません。', '「直す」を押すと、つくり直します。'],
    en: ['This is not a PNG picture.', 'Press "Fix" to make it again.'],
  },
  png_damaged: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['画像ファイルが壊れています。', '「直す」を押すと、つくり直します。'],
    en: ['The picture file is damaged.', 'Press "Fix" to make it again.'],
  },
  png_crc: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['画像ファイルの中身が一部変わっています({chunk})。', '「直す」を押すと、つくり直します。'],
    en: ['A part of the picture file has changed ({chunk}).', 'Press "Fix" to make it again.'],
  },
  png_colour: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['カラーモードが8ビットのRGBではありません。', '「直す」を押すと、つくり直します。'],
    en: ['The colour mode is not 8-bit RGB.', 'Press "Fix" to make it again.'],
  },
  alpha_missing: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['背景を透明にできない形式の画像です。', '「直す」を押すと、つくり直します。'],
    en: ['This kind of picture has no transparency.', 'Press "Fix" to make it again.'],
  },
  png_interlaced: {
    level: 'warn',
    source: 'ours',
    fix: 'rerender',
    ja: ['インターレース形式の画像です。', '「直す」を押すと、つくり直します。'],
    en: ['The picture is interlaced.', 'Press "Fix" to make it again.'],
  },
  png_animated: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['動くPNGです。', '動かないスタンプには使えません。「直す」を押すと、つくり直します。'],
    en: ['This is an animated PNG.', 'A still set takes none. Press "Fix" to make it again.'],
  },
  png_density: {
    level: 'warn',
    source: 'guideline',
    fix: 'rerender',
    ja: ['解像度が72dpiより低く記されています。', '「直す」を押すと、つくり直します。'],
    en: ['Its density is given as under 72 dpi.', 'Press "Fix" to make it again.'],
  },
  png_bytes: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['画像が{bytes}バイトあります(1枚1MBまで)。', '「直す」を押すと、つくり直します。'],
    en: ['The picture has {bytes} bytes; 1 MB is the most.', 'Press "Fix" to make it again.'],
  },
  size_odd: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['大きさが奇数です({width}×{height})。', '縦も横も偶数にします。「直す」を押してください。'],
    en: ['Its size is odd ({width} × {height}).', 'Both sides have to be even: press "Fix".'],
  },
  size_too_large: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['大きすぎます({width}×{height})。', '370×320ピクセルまでです。「直す」を押してください。'],
    en: ['It is too large ({width} × {height}).', '370 × 320 px is the most: press "Fix".'],
  },
  size_too_small: {
    level: 'block',
    source: 'guideline, older',
    fix: 'rerender',
    ja: ['小さすぎます({width}×{height})。', '縦横とも80ピクセル以上にします。「直す」を押してください。'],
    en: ['It is too small ({width} × {height}).', 'Each side needs 80 px: press "Fix".'],
  },
  main_size: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: [
      'メイン画像の大きさが違います({width}×{height})。',
      '240×240ピクセルにします。「直す」を押してください。',
    ],
    en: [
      'The main picture has a wrong size ({width} × {height}).',
      'It has to be 240 × 240 px: press "Fix".',
    ],
  },
  tab_size: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: [
      'タブ画像の大きさが違います({width}×{height})。',
      '96×74ピクセルにします。「直す」を押してください。',
    ],
    en: ['The tab picture has a wrong size ({width} × {height}).', 'It has to be 96 × 74 px: press "Fix".'],
  },
} as const satisfies Record<string, CheckRule>;

const pictureRules = {
  empty: {
    level: 'block',
    source: 'guideline',
    fix: 'another_look',
    ja: ['何も描かれていません。', 'ポーズを変えるか、つくり直してください。'],
    en: ['Nothing is drawn here.', 'Choose another pose, or make it again.'],
  },
  fully_opaque: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['背景が透明ではありません。', '背景を切り抜きます。「直す」を押してください。'],
    en: ['The background is not transparent.', 'Cut it out: press "Fix".'],
  },
  corner_opaque: {
    level: 'block',
    source: 'guideline',
    fix: 'rerender',
    ja: ['すみに透明でないところがあります。', '背景を消し残しています。「直す」を押してください。'],
    en: ['A corner is not transparent.', 'Some background was left: press "Fix".'],
  },
  edge_touched: {
    level: 'warn',
    source: 'review 1.1',
    fix: 'rerender',
    ja: ['絵が端で切れています。', '小さくするか、内側へ動かしてください。'],
    en: ['The picture is cut off at the edge.', 'Make it smaller, or move it inwards.'],
  },
  margin: {
    level: 'warn',
    source: 'guideline',
    fix: 'rerender',
    ja: ['余白が{margin}ピクセルしかありません。', '10ピクセルほどあけます。「直す」を押してください。'],
    en: ['The margin is {margin} px only.', 'About 10 px is asked for: press "Fix".'],
  },
  haze: {
    level: 'warn',
    source: 'review 1.1',
    fix: 'rerender',
    ja: ['うっすらとした曇りが残っています({percent}%)。', '「直す」を押すと、きれいに消します。'],
    en: ['A faint haze was left ({percent}%).', 'Press "Fix" to clear it.'],
  },
  halo: {
    level: 'warn',
    source: 'review 1.1',
    fix: 'rerender',
    ja: ['輪郭に白い残りがあります。', '「直す」を押すと、輪郭を整えます。'],
    en: ['A white fringe was left around the outline.', 'Press "Fix" to clean the outline.'],
  },
  specks: {
    level: 'warn',
    source: 'review 1.1',
    fix: 'rerender',
    ja: ['小さなごみが{count}か所あります。', '「直す」を押すと、消します。'],
    en: ['There are {count} small specks.', 'Press "Fix" to remove them.'],
  },
  small_content: {
    level: 'warn',
    source: 'review 1.3',
    fix: 'another_look',
    ja: ['絵が小さく、{percent}%しか使っていません。', '大きくするか、ポーズを変えてください。'],
    en: ['What is drawn fills {percent}% only.', 'Enlarge it, or choose another pose.'],
  },
  elongated: {
    level: 'warn',
    source: 'review 1.3',
    fix: 'another_look',
    ja: ['細長くて、トークでは見づらくなります({ratio}:1)。', 'ポーズや文字の位置を変えてください。'],
    en: ['It is long and thin, hard to see in a chat ({ratio}:1).', 'Change the pose or move the caption.'],
  },
  low_contrast: {
    level: 'warn',
    source: 'review 1.3',
    fix: null,
    ja: ['トークの背景によっては、ほとんど見えません。', 'ふちの色がはっきりしたデザインを選んでください。'],
    en: ['On some backgrounds it can hardly be seen.', 'Choose a design with a clearer rim.'],
  },
  text_small: {
    level: 'warn',
    source: 'review 1.3',
    fix: 'caption_size',
    ja: ['文字が小さく、読みにくくなります({size}ピクセル)。', '文字を大きくするか、短くしてください。'],
    en: ['The words are small and hard to read ({size} px).', 'Enlarge or shorten them.'],
  },
  face_covered: {
    level: 'warn',
    source: 'ours',
    fix: 'reset_places',
    ja: ['文字や飾りが顔にかかっています。', '「直す」を押すと、かからない位置に戻します。'],
    en: ['Words or decorations cover the face.', 'Press "Fix" to move them off it.'],
  },
  subject_hidden: {
    level: 'warn',
    source: 'review 1.3',
    fix: 'reset_places',
    ja: [
      '主役がほとんど見えません。',
      '「直す」を押すと、見える位置に戻します。写真が小さいときは、別の写真を選んでください。',
    ],
    en: [
      'The subject can hardly be seen.',
      'Press "Fix" to bring it back. If the photo is small, choose another one.',
    ],
  },
  text_only: {
    level: 'warn',
    source: 'review 1.6',
    fix: 'another_look',
    ja: ['ほとんど文字だけのスタンプです。', '絵が大きく見えるポーズにしてください。'],
    en: ['This sticker is little but words.', 'Choose a pose that shows more of the picture.'],
  },
} as const satisfies Record<string, CheckRule>;

const setRules = {
  duplicate: {
    level: 'block',
    source: 'review 1.10',
    fix: 'another_look',
    ja: ['{other}番とまったく同じ絵です。', 'ポーズか言葉を変えてください。'],
    en: ['It is exactly the same as number {other}.', 'Change its pose or its words.'],
  },
  near_duplicate: {
    level: 'warn',
    source: 'review 1.4',
    fix: 'another_look',
    ja: ['{other}番とほとんど同じに見えます。', 'ポーズを変えると、使い分けやすくなります。'],
    en: ['It looks nearly the same as number {other}.', 'Another pose tells them apart.'],
  },
  same_acting: {
    level: 'warn',
    source: 'ours',
    fix: 'another_acting',
    ja: ['{other}番と、表情も飾りも同じです。', '「直す」を押すと、別の表情や飾りに変えます。'],
    en: ['It has the same expression and decorations as number {other}.', 'Press "Fix" for others.'],
  },
  subject_upside_down: {
    level: 'warn',
    source: 'ours',
    fix: null,
    ja: ['写真の上下が逆になっているようです。', '写真を回転してから、選び直してください。'],
    en: ['The photo seems to be upside down.', 'Rotate it, then choose it again.'],
  },
  subject_holes: {
    level: 'warn',
    source: 'ours',
    fix: null,
    ja: ['切り抜いた主役に、穴があいています。', '「切り抜きを直す」で、欠けたところをタップしてください。'],
    en: ['The cut-out has holes.', 'Touch up the cut-out: tap what is missing.'],
  },
  subject_cut_flat: {
    level: 'warn',
    source: 'ours',
    fix: null,
    ja: ['主役が写真の端で切れています。', '全体が写った写真を使うと、きれいに仕上がります。'],
    en: ['The photo cuts the subject off.', 'A photo that shows all of it looks better.'],
  },
  subject_small: {
    level: 'warn',
    source: 'ours',
    fix: null,
    ja: ['写真の中の主役が小さすぎて、ぼやけて見えます。', '主役が大きく写った写真を使ってください。'],
    en: ['The subject is so small in the photo that it will look blurred.', 'Use a photo taken closer.'],
  },
  subject_blurred: {
    level: 'warn',
    source: 'ours',
    fix: null,
    ja: ['写真の主役がぼやけています。', 'ピントの合った写真を使うと、きれいに仕上がります。'],
    en: ['The subject is out of focus.', 'A sharp photo looks better.'],
  },
  subject_hazy: {
    level: 'warn',
    source: 'ours',
    fix: null,
    ja: [
      '主役のまわりに、背景がうっすら残っています。',
      '「切り抜きを直す」で、いらないところをタップしてください。',
    ],
    en: ['Some background was left around the subject.', 'Touch up the cut-out: tap what should go.'],
  },
  set_pale: {
    level: 'warn',
    source: 'review 1.4',
    fix: null,
    ja: ['セット全体の色がうすすぎます。', '色のはっきりしたデザインを選んでください。'],
    en: ['The whole set is very pale.', 'Choose a design with stronger colours.'],
  },
  set_numbers: {
    level: 'warn',
    source: 'review 1.4',
    fix: null,
    ja: ['数字だけのスタンプが並んでいます。', '会話で使える言葉を入れてください。'],
    en: ['Most stickers show numbers only.', 'Use words that fit a conversation.'],
  },
  main_stranger: {
    level: 'warn',
    source: 'review 1.9',
    fix: 'rerender',
    ja: ['メイン画像が、どのスタンプとも違って見えます。', 'セットの中から選び直してください。'],
    en: ['The main picture looks like none of the stickers.', 'Choose it from the set.'],
  },
  tab_stranger: {
    level: 'warn',
    source: 'review 1.9',
    fix: 'rerender',
    ja: ['タブ画像が、どのスタンプとも違って見えます。', 'セットの中から選び直してください。'],
    en: ['The tab picture looks like none of the stickers.', 'Choose it from the set.'],
  },
  caption_brand: {
    level: 'warn',
    source: 'review 4, 5.1',
    fix: null,
    ja: ['スタンプの言葉にサービスやブランドの名前があります(「{word}」)。', '別の言葉にしてください。'],
    en: ['The words name a service or a brand ("{word}").', 'Use other words.'],
  },
  caption_url: {
    level: 'warn',
    source: 'review 4',
    fix: null,
    ja: ['スタンプの言葉にURLや連絡先があります(「{word}」)。', '別の言葉にしてください。'],
    en: ['The words hold an address or a number to call ("{word}").', 'Use other words.'],
  },
  caption_sensitive: {
    level: 'warn',
    source: 'review 3',
    fix: null,
    ja: ['審査で断られることのある言葉です(「{word}」)。', '誰かを傷つけないか、確かめてください。'],
    en: ['Words like this may be refused ("{word}").', 'See that they hurt nobody.'],
  },
} as const satisfies Record<string, CheckRule>;

const textRules = {
  text_missing: {
    level: 'block',
    source: 'guideline',
    fix: 'english',
    ja: ['「{field}」が空です。', '英語(半角)で入力してください。'],
    en: ['"{field}" is empty.', 'Fill it in, in English.'],
  },
  text_counterpart_missing: {
    level: 'block',
    source: 'ours',
    fix: 'title',
    ja: [
      '「{field}」だけが空です。',
      '日本語を使うときは、タイトルと説明文の両方が必要です。入力するか、両方とも空にしてください。',
    ],
    en: [
      '"{field}" alone is empty.',
      'Japanese takes a title and a description: fill in both, or leave both empty.',
    ],
  },
  text_too_long: {
    level: 'block',
    source: 'guideline',
    fix: 'title',
    ja: ['「{field}」が長すぎます({units}/{limit}、全角は2)。', '短くしてください。'],
    en: ['"{field}" is too long ({units} of {limit}; full-width characters count 2).', 'Shorten it.'],
  },
  text_not_english: {
    level: 'block',
    source: 'guideline',
    fix: 'english',
    ja: ['「{field}」に使えない文字があります(「{characters}」)。', '半角の英数字と記号だけにしてください。'],
    en: [
      '"{field}" has characters it cannot hold ("{characters}").',
      'Use half-width letters, digits and signs.',
    ],
  },
  text_refused_character: {
    level: 'block',
    source: 'review 2.5',
    fix: 'remove_characters',
    ja: ['「{field}」に利用できない文字があります(「{characters}」)。', '消すか、別の文字にしてください。'],
    en: ['"{field}" has characters that are refused ("{characters}").', 'Remove or replace them.'],
  },
  text_forbidden_word: {
    level: 'block',
    source: 'review 2, 4',
    fix: 'remove_characters',
    ja: [
      '「{field}」に使えない言葉があります(「{word}」)。',
      'LINEやほかのメッセージアプリの名前は書けません。',
    ],
    en: ['"{field}" has a word that is refused ("{word}").', 'LINE and other messengers must not be named.'],
  },
  text_brand: {
    level: 'warn',
    source: 'review 5.1',
    fix: null,
    ja: ['「{field}」にブランドや作品の名前があります(「{word}」)。', '権利がなければ、消してください。'],
    en: ['"{field}" names a brand or a work ("{word}").', 'Remove it unless the rights are yours.'],
  },
  text_digits_only: {
    level: 'block',
    source: 'reported',
    fix: 'title',
    ja: ['「{field}」が数字だけです。', '言葉を入れてください。'],
    en: ['"{field}" is digits only.', 'Use words.'],
  },
  text_too_short: {
    level: 'warn',
    source: 'review 2.6',
    fix: 'title',
    ja: ['「{field}」が短すぎます。', 'どんなスタンプか分かるように書いてください。'],
    en: ['"{field}" is very short.', 'Say what kind of stickers they are.'],
  },
  text_announcement: {
    level: 'warn',
    source: 'review 2.3',
    fix: null,
    ja: ['「{field}」がお知らせのように見えます(「{word}」)。', '発売日や検索の案内は書けません。'],
    en: ['"{field}" reads like an announcement ("{word}").', 'Release dates and search hints are refused.'],
  },
  text_url: {
    level: 'block',
    source: 'review 2.4',
    fix: 'remove_characters',
    ja: ['「{field}」にURLやアカウント名があります(「{word}」)。', '消してください。'],
    en: ['"{field}" holds an address or account ("{word}").', 'Remove it.'],
  },
  text_no_sticker: {
    level: 'warn',
    source: 'reported',
    fix: 'english',
    ja: [
      '英語の説明文に「sticker」という言葉がありません。',
      'スタンプの説明だと分かるように入れてください。',
    ],
    en: ['The English description does not say "sticker".', 'Say that these are stickers.'],
  },
  text_contradicts: {
    level: 'warn',
    source: 'review 2.7',
    fix: null,
    ja: ['「{field}」の個数が、実際の{count}個と違います。', '数を直すか、消してください。'],
    en: ['"{field}" gives another number than the {count} stickers.', 'Correct or remove it.'],
  },
  url_invalid: {
    level: 'block',
    source: 'guideline',
    fix: null,
    ja: ['作品が確認できるURLの形が正しくありません。', 'https:// から始まるURLにするか、空にしてください。'],
    en: ['The URL of the work is not an address.', 'Begin it with https://, or leave it empty.'],
  },
  tags_too_many: {
    level: 'block',
    source: 'reported',
    fix: 'trim_tags',
    ja: ['タグが{count}個あります。', '1つのスタンプに9個までです。'],
    en: ['It has {count} tags.', 'One sticker takes at most 9.'],
  },
  ai_not_declared: {
    level: 'block',
    source: 'guideline',
    fix: 'declare',
    ja: [
      'AIで描いたセットですが、「AIを使用していません」になっています。',
      '「AIを使用しています」にしてください。',
    ],
    en: ['AI drew this set, but it is declared as made without.', 'Declare the use of AI.'],
  },
  photo_not_declared: {
    level: 'block',
    source: 'review 5',
    fix: 'declare',
    ja: [
      '写真からつくったセットですが、「写真を使用していません」になっています。',
      '「写真を使用しています」にしてください。',
    ],
    en: ['The stickers show a photo, but none is declared.', 'Declare the use of photos.'],
  },
} as const satisfies Record<string, CheckRule>;

const table = { ...packageRules, ...fileRules, ...pictureRules, ...setRules, ...textRules };

export type CheckRuleId = keyof typeof table;
/** Every rule that a program can check, by id, in the order in which they are told. */
export const checkRules: Readonly<Record<CheckRuleId, CheckRule>> = table;
export const checkRuleIds = Object.keys(table) as [CheckRuleId, ...CheckRuleId[]];

/** What findings about texts call their field, by its name and language. */
const fieldNames: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'title.en': { ja: 'タイトル(英語)', en: 'Title (English)' },
  'title.ja': { ja: 'タイトル(日本語)', en: 'Title (Japanese)' },
  'description.en': { ja: '説明文(英語)', en: 'Description (English)' },
  'description.ja': { ja: '説明文(日本語)', en: 'Description (Japanese)' },
  creatorName: { ja: 'クリエイター名', en: 'Creator name' },
  copyright: { ja: 'コピーライト', en: 'Copyright' },
  reviewerNotes: { ja: '補足事項', en: 'Notes for the reviewer' },
};

/** What is wrong and how to mend it, with the measured values put in. A value that is missing stays as its name. */
export function checkText(
  ruleId: CheckRuleId,
  measured: Readonly<Record<string, string | number>>,
  locale: Locale,
): { what: string; mend: string } {
  const told = (name: string) => {
    const value = measured[name];
    return name === 'field' ? (fieldNames[String(value)]?.[locale] ?? value) : value;
  };
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(told(name) ?? placeholder));
  const [what, mend] = checkRules[ruleId][locale];
  return { what: fill(what), mend: fill(mend) };
}
