import { zipSync } from 'fflate';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import type { CheckRuleId } from '../../../functions/src/domain/stamps/check_rules.ts';
import type { CheckedSet } from '../../../functions/src/stamps/checks/check_set.ts';
import { face, goodSet, height, sticker, width, withSticker } from './good_set.ts';
import { clear, type Paint, paint, type Rgba, withChunk } from './paint.ts';

export interface BadSet {
  readonly name: string;
  /** The rule that the set breaks. */
  readonly rule: CheckRuleId;
  /** The sticker that the finding is about; null for the set. */
  readonly messageId: string | null;
  readonly make: () => CheckedSet | Promise<CheckedSet>;
  /** Rules that this set necessarily breaks as well. */
  readonly along?: readonly CheckRuleId[];
}

type Make = () => Uint8Array | Promise<Uint8Array>;

const third = (name: string, rule: CheckRuleId, make: Make, along: CheckRuleId[] = []): BadSet => ({
  name,
  rule,
  messageId: 'm3',
  along,
  make: async () => withSticker(3, { png: await make() }),
});
const badge = (which: 'main' | 'tab', name: string, rule: CheckRuleId, make: Make): BadSet => ({
  name: `${which}: ${name}`,
  rule,
  messageId: which,
  make: async () => ({ ...goodSet(), [which]: await make() }),
});
const set = (name: string, rule: CheckRuleId, make: () => CheckedSet, along: CheckRuleId[] = []): BadSet => ({
  name,
  rule,
  messageId: null,
  make,
  along,
});
const text = (name: string, rule: CheckRuleId, metadata: object, along: CheckRuleId[] = []): BadSet =>
  set(name, rule, () => goodSet(metadata), along);
const caption = (name: string, rule: CheckRuleId, words: string): BadSet => ({
  name: `words: ${name}`,
  rule,
  messageId: 'm3',
  make: () => withSticker(3, { text: words }),
});

const own = face(3);
const drawn = (change: Paint) => () => paint(width, height, change);
/** Returns the picture of the good set with an overlay where `where` is true. */
const over = (where: (x: number, y: number) => boolean, colour: Rgba) =>
  drawn((x, y) => (where(x, y) ? colour : own(x, y)));
const sized = (w: number, h: number) => () => paint(w, h, face(3, 10, w, h));
const plain = () => Buffer.from(sticker(3));
const decoded = () => PNG.sync.read(plain());

function withByte(at: (bytes: Buffer) => number): Buffer {
  const bytes = plain();
  const place = at(bytes);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 0x5a, place);
  return bytes;
}

const files: BadSet[] = [
  third('a JPEG', 'png_signature', () => sharp(plain()).flatten().jpeg().toBuffer()),
  third('a WebP', 'png_signature', () => sharp(plain()).webp().toBuffer()),
  third('an empty file', 'png_signature', () => new Uint8Array()),
  third('a file cut short', 'png_damaged', () => plain().subarray(0, 900)),
  third('a file without its end', 'png_damaged', () => plain().subarray(0, -12)),
  third('bytes behind the end', 'png_damaged', () => Buffer.concat([plain(), Buffer.from('more')])),
  third('a part with a wrong sum', 'png_crc', () => withByte((bytes) => bytes.indexOf('IDAT') + 40)),
  third('a header with a wrong sum', 'png_crc', () => withByte(() => 19)),
  third('no alpha channel', 'alpha_missing', () => PNG.sync.write(decoded(), { colorType: 2 })),
  third('grey without alpha', 'alpha_missing', () => PNG.sync.write(decoded(), { colorType: 0 })),
  third('grey with alpha', 'png_colour', () => PNG.sync.write(decoded(), { colorType: 4 })),
  third('16 bits', 'png_colour', () => sharp(plain()).toColourspace('rgb16').png().toBuffer()),
  third('a palette', 'png_colour', () => sharp(plain()).png({ palette: true }).toBuffer()),
  third('interlaced', 'png_interlaced', () => sharp(plain()).png({ progressive: true }).toBuffer()),
  third('an animation', 'png_animated', () =>
    withChunk(plain(), 'acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])),
  ),
  third('36 dpi', 'png_density', () => paint(width, height, own, [0, 0, 5, 0x89, 0, 0, 5, 0x89, 1])),
  third('over 1 MB', 'png_bytes', () => withChunk(plain(), 'tEXt', Buffer.alloc(1_000_001))),
  badge('main', 'a JPEG', 'png_signature', () => sharp(plain()).flatten().jpeg().toBuffer()),
  badge('tab', 'an animation', 'png_animated', () =>
    withChunk(Buffer.from(goodSet().tab ?? []), 'acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])),
  ),
];

const sizes: BadSet[] = [
  third('an odd width', 'size_odd', sized(201, 180)),
  third('an odd height', 'size_odd', sized(200, 181)),
  third('too wide', 'size_too_large', sized(372, 320)),
  third('too high', 'size_too_large', sized(370, 322)),
  third('too narrow', 'size_too_small', sized(78, 80)),
  third('too low', 'size_too_small', sized(80, 78)),
  badge('main', '238 high', 'main_size', () => paint(240, 238, face(1, 10, 240, 238))),
  badge('main', 'as large as a sticker', 'main_size', () => paint(370, 320, face(1, 10, 370, 320))),
  badge('tab', '96 square', 'tab_size', () => paint(96, 96, face(1, 3, 96, 96))),
  badge('tab', 'turned', 'tab_size', () => paint(74, 96, face(1, 3, 74, 96))),
];

const isBetween = (value: number, from: number, to: number) => value >= from && value < to;
const ring = (from: number, to: number, colour: Rgba, inner: Paint = own): Paint => {
  return (x, y) => {
    const away = Math.hypot((x - 99.5) / 90, (y - 89.5) / 80);
    return isBetween(away, from, to) ? colour : away > 1 ? clear : inner(x, y);
  };
};

const pictures: BadSet[] = [
  third(
    'nothing drawn',
    'empty',
    drawn(() => clear),
  ),
  third(
    'an opaque ground',
    'fully_opaque',
    drawn((x, y) => (own(x, y)[3] > 0 ? own(x, y) : [90, 200, 90, 255])),
  ),
  third(
    'one opaque corner',
    'corner_opaque',
    over((x, y) => x > 195 && y > 175, [90, 200, 90, 255]),
    ['margin'],
  ),
  third(
    'cut off at its foot',
    'edge_touched',
    drawn((x, y) => own(x, Math.max(0, y - 30))),
  ),
  third('3 px of margin', 'margin', () => paint(width, height, face(3, 3))),
  third(
    '9 px of margin on one side',
    'margin',
    drawn((x, y) => own(x + 1, y)),
  ),
  third(
    'a haze all around',
    'haze',
    drawn((x, y) =>
      own(x, y)[3] === 0 && isBetween(x, 10, 190) && isBetween(y, 10, 170) ? [255, 255, 255, 9] : own(x, y),
    ),
  ),
  third(
    'a haze in one corner',
    'haze',
    over((x, y) => isBetween(x, 10, 34) && isBetween(y, 10, 34), [80, 80, 80, 20]),
  ),
  third('a white fringe', 'halo', drawn(ring(0.975, 1, [250, 250, 250, 255]))),
  third(
    'a white fringe around half',
    'halo',
    drawn((x, y) => (x < 100 ? ring(0.975, 1, [250, 250, 250, 255]) : own)(x, y)),
  ),
  third(
    'one speck',
    'specks',
    over((x, y) => isBetween(x, 12, 15) && isBetween(y, 12, 15), [200, 0, 0, 255]),
  ),
  third(
    'seven specks',
    'specks',
    over((x, y) => y === 168 && x % 4 === 0 && isBetween(x, 12, 40), [0, 0, 0, 255]),
  ),
  third(
    'a tiny subject',
    'small_content',
    drawn((x, y) => own(100 + (x - 150) * 3, 90 + (y - 140) * 3)),
  ),
  third('a long strip', 'elongated', () => paint(300, 80, face(3, 10, 300, 80))),
  third('a tall pole', 'elongated', () => paint(80, 300, face(3, 10, 80, 300))),
  third(
    'white on white',
    'low_contrast',
    drawn((x, y) => (own(x, y)[3] > 0 ? [252, 252, 250, 255] : clear)),
    ['text_only'],
  ),
  third(
    'black on black',
    'low_contrast',
    drawn((x, y) => (own(x, y)[3] > 0 ? [(x % 3) + 25, 24, 28, 255] : clear)),
    ['text_only'],
  ),
  third(
    'hardly there',
    'low_contrast',
    drawn((x, y) => (own(x, y)[3] > 0 ? [128, 128, 128, 40] : clear)),
    ['text_only'],
  ),
];

const pale = goodSet().stickers.map((each, at) => ({
  ...each,
  png: paint(width, height, (x, y) => {
    const [red, green, blue, alpha] = face(at + 1)(x, y);
    return alpha === 0 ? clear : [175 + red / 8, 172 + green / 8, 176 + blue / 8, 255];
  }),
}));

const sets: BadSet[] = [
  {
    name: 'the same picture twice',
    rule: 'duplicate',
    messageId: 'm3',
    make: () => withSticker(3, { png: sticker(1) }),
  },
  {
    name: 'the last like the first',
    rule: 'duplicate',
    messageId: 'm8',
    make: () => withSticker(8, { png: sticker(1) }),
  },
  {
    name: 'nearly the same picture twice',
    rule: 'near_duplicate',
    messageId: 'm3',
    make: () =>
      withSticker(3, {
        png: paint(width, height, (x, y) =>
          isBetween(x, 96, 104) && isBetween(y, 60, 66) ? [9, 9, 9, 255] : face(1)(x, y),
        ),
      }),
  },
  set('pale from end to end', 'set_pale', () => ({ ...goodSet(), stickers: pale }), [
    'tab_stranger',
    'main_stranger',
  ]),
  set('numbers alone', 'set_numbers', () => ({
    ...goodSet(),
    stickers: goodSet().stickers.map((each, at) => ({ ...each, text: String(at + 1) })),
  })),
  badge('main', 'of another set', 'main_stranger', () =>
    paint(240, 240, (x, y) => (face(1, 10, 240, 240)(x, y)[3] > 0 ? [20, 160, 60, 255] : clear)),
  ),
  badge('tab', 'of another set', 'tab_stranger', () =>
    paint(96, 74, (x, y) => (face(1, 3, 96, 74)(x, y)[3] > 0 ? [20, 160, 60, 255] : clear)),
  ),
  set('7 stickers', 'sticker_count', () => ({ ...goodSet(), stickers: goodSet().stickers.slice(1) })),
  set('9 stickers', 'sticker_count', () => ({
    ...goodSet(),
    stickers: [...goodSet().stickers, { messageId: 'm9', png: sticker(9), text: 'ただいま' }],
  })),
  set('no stickers', 'sticker_count', () => ({ ...goodSet(), stickers: [] })),
  {
    name: 'no main picture',
    rule: 'picture_missing',
    messageId: 'main',
    make: () => ({ ...goodSet(), main: null }),
  },
  {
    name: 'no tab picture',
    rule: 'picture_missing',
    messageId: 'tab',
    make: () => ({ ...goodSet(), tab: null }),
  },
  {
    name: 'letters of 11 px',
    rule: 'text_small',
    messageId: 'm3',
    make: () => withSticker(3, { captionSize: 11 }),
  },
  third(
    'lettering alone',
    'text_only',
    drawn((x, y) =>
      isBetween(x, 10, 190) && isBetween(y, 60, 120) && x % 20 < 14
        ? x % 20 < 7
          ? [200, 30, 30, 255]
          : [255, 255, 255, 255]
        : clear,
    ),
  ),
];

type Members = Record<string, Uint8Array>;

const members = (): Members => {
  const { stickers, main, tab } = goodSet();
  const numbered = stickers.map(({ png }, at): [string, Uint8Array] => [`0${at + 1}.png`, png]);
  return Object.fromEntries([
    ['main.png', main ?? new Uint8Array()],
    ['tab.png', tab ?? new Uint8Array()],
    ...numbered,
  ]);
};
const packed = (name: string, rule: CheckRuleId, change: (files: Members) => void): BadSet =>
  set(`ZIP: ${name}`, rule, () => {
    const all = members();
    change(all);
    return { ...goodSet(), zip: zipSync(all, { level: 0 }) };
  });
/** Returns a ZIP with an additional file that makes it as large as requested. */
const heavy = (bytes: number) => () => {
  const filler = new Uint8Array(bytes);
  return { ...goodSet(), zip: zipSync({ ...members(), 'filler.bin': filler }, { level: 0 }) };
};

const zips: BadSet[] = [
  packed('a file more', 'zip_names', (all) => {
    all['metadata.json'] = Buffer.from('{}');
  }),
  packed('a file less', 'zip_names', (all) => {
    delete all['05.png'];
  }),
  packed('a folder', 'zip_names', (all) => {
    all['set/01.png'] = all['01.png'] ?? new Uint8Array();
    delete all['01.png'];
  }),
  packed('one digit', 'zip_names', (all) => {
    all['1.png'] = all['01.png'] ?? new Uint8Array();
    delete all['01.png'];
  }),
  packed('a Japanese name', 'zip_names', (all) => {
    all['メイン.png'] = all['main.png'] ?? new Uint8Array();
    delete all['main.png'];
  }),
  packed('an older picture', 'zip_content', (all) => {
    all['02.png'] = sticker(12);
  }),
  set('ZIP: broken', 'zip_unreadable', () => ({
    ...goodSet(),
    zip: Buffer.from(zipSync(members())).subarray(0, -30),
  })),
  set('ZIP: no archive', 'zip_unreadable', () => ({ ...goodSet(), zip: Buffer.from('no archive') })),
  set('ZIP: over 20 MB', 'zip_heavy', heavy(20_000_001), ['zip_names']),
  set('ZIP: over 60 MB', 'zip_over_limit', heavy(60_000_001), ['zip_names']),
];

const english = 'Stickers for every day.';
const good = goodSet().metadata;
const title = (en: string, ja = good.title.ja) => ({ title: { en, ja } });
const description = (en: string, ja = good.description.ja) => ({ description: { en, ja } });

const texts: BadSet[] = [
  text('no English title', 'text_missing', title('', '日本語だけ')),
  text('no English description', 'text_missing', description('')),
  text('no creator', 'text_missing', { creatorName: '' }),
  text('no copyright', 'text_missing', { copyright: '' }),
  text('a Japanese title alone', 'text_counterpart_missing', description(english, null)),
  text('a Japanese description alone', 'text_counterpart_missing', title('Faces', null)),
  text('a Chinese title alone', 'text_counterpart_missing', {
    title: { ...good.title, 'zh-Hant': '圓圓的臉' },
  }),
  text('an emoji in Chinese', 'text_refused_character', {
    title: { ...good.title, 'zh-Hant': '圓圓的臉😀' },
    description: { ...good.description, 'zh-Hant': '每天都能用的貼圖。' },
  }),
  text('a Japanese description of spaces', 'text_counterpart_missing', description(english, '  ')),
  text('an English title of 41', 'text_too_long', title('A'.repeat(20) + 'b'.repeat(21))),
  text('a Japanese title of 21 characters', 'text_too_long', title('Faces', 'あ'.repeat(21))),
  text('an ambiguous character too many', 'text_too_long', title('Faces', `${'a'.repeat(39)}○`)),
  text('a description of 161', 'text_too_long', description(`${english}${'a'.repeat(161 - english.length)}`)),
  text('a creator of 52', 'text_too_long', { creatorName: '花'.repeat(26) }),
  text('a copyright of 51', 'text_too_long', { copyright: 'c'.repeat(51) }),
  text('notes of 2001', 'text_too_long', { reviewerNotes: 'n'.repeat(2001) }),
  text('a title in kana', 'text_not_english', title('まるい顔')),
  text('a curly quote', 'text_not_english', title('Hanako’s Faces')),
  text('an emoji in the description', 'text_not_english', description('Stickers for every day 😀')),
  text('a copyright sign', 'text_not_english', { copyright: '© Hanako' }),
  text('an emoji in Japanese', 'text_refused_character', description(english, '毎日使えるスタンプです😀')),
  text('typographic quotes in Japanese', 'text_refused_character', title('Faces', '“まるい”顔の日々')),
  text('a number in a circle', 'text_refused_character', title('Faces', 'まるい顔②の日々')),
  text('a heart', 'text_refused_character', title('Faces', 'まるい顔♥の日々')),
  text('squared units', 'text_refused_character', { creatorName: '㈱はなこ' }),
  text('LINE', 'text_forbidden_word', title('Faces for LINE')),
  text('full-width LINE', 'text_forbidden_word', description(english, 'ＬＩＮＥで使えるスタンプです')),
  text('another messenger', 'text_forbidden_word', description('Stickers better than WhatsApp')),
  text('カカオトーク', 'text_forbidden_word', description(english, 'カカオトークでも話題のスタンプ')),
  text('a brand', 'text_brand', description('Stickers in the style of Disney')),
  text('a work', 'text_brand', title('Faces', 'ポケモン風の顔')),
  text('digits', 'text_digits_only', title('2026')),
  text('digits in Japanese', 'text_digits_only', title('Faces', '２０２６')),
  text('three letters', 'text_too_short', title('Abc')),
  text('a day of release', 'text_announcement', description(english, '4月1日から発売のスタンプです')),
  text('a call to search', 'text_announcement', description('Stickers: search for Hanako')),
  text('a web address', 'text_url', description('Stickers, see https://example.com/a')),
  text('a domain', 'text_url', description(english, 'くわしくは example.jp のスタンプで')),
  text('an account', 'text_url', description('Stickers by @hanako_art')),
  text('no word of stickers', 'text_no_sticker', description('Round faces for every day.')),
  text('another number', 'text_contradicts', description('40 stickers for every day.')),
  text('an address without scheme', 'url_invalid', { designUrl: 'my home page' }),
  set('AI kept back', 'ai_not_declared', () => ({ ...goodSet({ aiUsed: false }), aiUsed: true })),
  text('a photo kept back', 'photo_not_declared', { photoUsed: false }),
  {
    name: '10 tags',
    rule: 'tags_too_many',
    messageId: 'm3',
    make: () => goodSet({ tags: { m3: Array.from({ length: 10 }, (_, at) => `tag ${at}`) } }),
  },
  caption('a messenger', 'caption_brand', 'LINEしてね'),
  caption('a brand', 'caption_brand', 'スタバ行こう'),
  caption('an address', 'caption_url', 'www.example.com'),
  caption('a telephone number', 'caption_url', '03-1234-5678'),
  caption('a threat', 'caption_sensitive', '死ねばいいのに'),
  caption('drink', 'caption_sensitive', 'More beer!'),
];

/** Packages made from one good set, each of which breaks one rule. */
const subjects: BadSet[] = (
  [
    'subject_upside_down',
    'subject_holes',
    'subject_cut_flat',
    'subject_small',
    'subject_blurred',
    'subject_hazy',
  ] as const
).map((fault) => set(`cut-out: ${fault}`, fault, () => ({ ...goodSet(), subjectFaults: [fault] })));

const spot = { x: 40, y: 30, width: 60, height: 50 };
const actings: BadSet[] = [
  ...(['face_covered', 'subject_hidden'] as const).map(
    (ruleId): BadSet => ({
      name: `sticker: ${ruleId}`,
      rule: ruleId,
      messageId: 'm3',
      make: () => withSticker(3, { faults: [{ ruleId, spot }] }),
    }),
  ),
  {
    name: 'three stickers that act alike',
    rule: 'same_acting',
    messageId: 'm3',
    make: () => {
      const set = goodSet();
      const acting = (at: number) => (at < 3 ? 'laugh|hearts' : `smile|${at}`);
      return { ...set, stickers: set.stickers.map((each, at) => ({ ...each, acting: acting(at) })) };
    },
  },
];

export const badSets: readonly BadSet[] = [
  ...actings,
  ...files,
  ...sizes,
  ...pictures,
  ...subjects,
  ...sets,
  ...zips,
  ...texts,
];
