import { z } from 'zod';

/** A display name. */
export interface StudioName {
  readonly ja: string;
  readonly en: string;
}

interface HairTone<Id> {
  readonly name: StudioName;
  readonly family: 'natural' | 'fashion';
  /** Color of the dyed hair in even light, #rrggbb: the swatch in the page and the engine's target. */
  readonly colour: string;
  /** Tones that a customer would compare it with, nearest first. */
  readonly near: readonly [Id, Id];
}

const tones = {
  black: {
    name: { ja: 'ブラック', en: 'Black' },
    family: 'natural',
    colour: '#211e20',
    near: ['dark_brown', 'blue_black'],
  },
  dark_brown: {
    name: { ja: 'ダークブラウン', en: 'Dark brown' },
    family: 'natural',
    colour: '#46322a',
    near: ['chestnut', 'black'],
  },
  chestnut: {
    name: { ja: 'チェスナット', en: 'Chestnut' },
    family: 'natural',
    colour: '#714732',
    near: ['dark_brown', 'caramel'],
  },
  caramel: {
    name: { ja: 'キャラメル', en: 'Caramel' },
    family: 'natural',
    colour: '#a1703f',
    near: ['chestnut', 'honey_blond'],
  },
  honey_blond: {
    name: { ja: 'ハニーブロンド', en: 'Honey blond' },
    family: 'natural',
    colour: '#cfa667',
    near: ['beige', 'caramel'],
  },
  beige: {
    name: { ja: 'ベージュ', en: 'Beige' },
    family: 'natural',
    colour: '#b2977a',
    near: ['milk_tea', 'ash'],
  },
  milk_tea: {
    name: { ja: 'ミルクティー', en: 'Milk tea' },
    family: 'natural',
    colour: '#c3ab96',
    near: ['beige', 'honey_blond'],
  },
  ash: {
    name: { ja: 'アッシュ', en: 'Ash' },
    family: 'natural',
    colour: '#8c8782',
    near: ['ash_brown', 'silver'],
  },
  ash_brown: {
    name: { ja: 'アッシュブラウン', en: 'Ash brown' },
    family: 'natural',
    colour: '#6b5f57',
    near: ['ash', 'dark_brown'],
  },
  olive: {
    name: { ja: 'オリーブ', en: 'Olive' },
    family: 'natural',
    colour: '#716b48',
    near: ['ash_brown', 'beige'],
  },
  copper: {
    name: { ja: 'カッパー', en: 'Copper' },
    family: 'fashion',
    colour: '#a85d37',
    near: ['caramel', 'red'],
  },
  red: { name: { ja: 'レッド', en: 'Red' }, family: 'fashion', colour: '#a02b2e', near: ['wine', 'copper'] },
  wine: {
    name: { ja: 'ワイン', en: 'Wine' },
    family: 'fashion',
    colour: '#6a2438',
    near: ['red', 'chestnut'],
  },
  pink: {
    name: { ja: 'ピンク', en: 'Pink' },
    family: 'fashion',
    colour: '#d68aa2',
    near: ['lavender', 'red'],
  },
  lavender: {
    name: { ja: 'ラベンダー', en: 'Lavender' },
    family: 'fashion',
    colour: '#a692c4',
    near: ['pink', 'silver'],
  },
  blue: {
    name: { ja: 'ブルー', en: 'Blue' },
    family: 'fashion',
    colour: '#44689f',
    near: ['blue_black', 'lavender'],
  },
  blue_black: {
    name: { ja: 'ブルーブラック', en: 'Blue black' },
    family: 'fashion',
    colour: '#232a3d',
    near: ['black', 'blue'],
  },
  mint: {
    name: { ja: 'ミント', en: 'Mint' },
    family: 'fashion',
    colour: '#86b8a6',
    near: ['silver', 'blue'],
  },
  silver: {
    name: { ja: 'シルバー', en: 'Silver' },
    family: 'fashion',
    colour: '#c2c4ca',
    near: ['ash', 'lavender'],
  },
} as const satisfies Record<string, HairTone<string>>;

export type HairToneId = keyof typeof tones;
export const hairTones: Readonly<Record<HairToneId, HairTone<HairToneId>>> = tones;
export const hairToneIds = Object.keys(tones) as [HairToneId, ...HairToneId[]];

interface Background {
  readonly name: StudioName;
  /** `gradient` runs from its first color, behind the head, to its second at the edge. */
  readonly kind: 'keep' | 'blurred' | 'plain' | 'gradient';
  /** #rrggbb; none, one or two of them. */
  readonly colours: readonly string[];
}

const backgrounds = {
  keep: { name: { ja: '背景そのまま', en: 'Background kept' }, kind: 'keep', colours: [] },
  blurred: { name: { ja: '背景ぼかし', en: 'Background blurred' }, kind: 'blurred', colours: [] },
  white: { name: { ja: '白', en: 'White' }, kind: 'plain', colours: ['#f7f6f4'] },
  light_grey: { name: { ja: 'ライトグレー', en: 'Light grey' }, kind: 'plain', colours: ['#d5d6d8'] },
  charcoal: { name: { ja: 'チャコール', en: 'Charcoal' }, kind: 'plain', colours: ['#3a3b40'] },
  sand: { name: { ja: 'サンド', en: 'Sand' }, kind: 'plain', colours: ['#e3d6c4'] },
  sage: { name: { ja: 'セージ', en: 'Sage' }, kind: 'plain', colours: ['#b9c4b4'] },
  powder_blue: { name: { ja: 'パウダーブルー', en: 'Powder blue' }, kind: 'plain', colours: ['#bccbdb'] },
  dusty_pink: { name: { ja: 'くすみピンク', en: 'Dusty pink' }, kind: 'plain', colours: ['#e0c3c2'] },
  grey_glow: {
    name: { ja: 'グレーのグラデーション', en: 'Grey gradient' },
    kind: 'gradient',
    colours: ['#e9e9ea', '#a3a5aa'],
  },
  cream_glow: {
    name: { ja: 'クリームのグラデーション', en: 'Cream gradient' },
    kind: 'gradient',
    colours: ['#fbf5ea', '#d9c5a7'],
  },
  rose_glow: {
    name: { ja: 'ローズのグラデーション', en: 'Rose gradient' },
    kind: 'gradient',
    colours: ['#faecec', '#cf9fa6'],
  },
  sky_glow: {
    name: { ja: 'スカイのグラデーション', en: 'Sky gradient' },
    kind: 'gradient',
    colours: ['#eef5fa', '#93b2cf'],
  },
  moss_glow: {
    name: { ja: 'モスのグラデーション', en: 'Moss gradient' },
    kind: 'gradient',
    colours: ['#e9efe2', '#8fa288'],
  },
  night_glow: {
    name: { ja: 'ナイトのグラデーション', en: 'Night gradient' },
    kind: 'gradient',
    colours: ['#6d7182', '#23252e'],
  },
} as const satisfies Record<string, Background>;

export type BackgroundId = keyof typeof backgrounds;
export const studioBackgrounds: Readonly<Record<BackgroundId, Background>> = backgrounds;
export const backgroundIds = Object.keys(backgrounds) as [BackgroundId, ...BackgroundId[]];

const lights = {
  as_it_is: { ja: '光そのまま', en: 'Light as it is' },
  daylight: { ja: 'やわらかな日差し', en: 'Soft daylight' },
  evening: { ja: '夕方のあかり', en: 'Warm evening' },
  studio: { ja: 'スタジオ', en: 'Studio' },
  cool: { ja: '涼しい光', en: 'Cool light' },
  rose: { ja: 'ほんのりピンク', en: 'Rosy light' },
} as const satisfies Record<string, StudioName>;

export type LightId = keyof typeof lights;
export const studioLights: Readonly<Record<LightId, StudioName>> = lights;
export const lightIds = Object.keys(lights) as [LightId, ...LightId[]];

/** What the embedded engine does to a photo. Strength: 0 leaves the hair unchanged, 1 is the full tone. */
export const studioEffectSchema = z.object({
  hair: z
    .object({ tone: z.enum(hairToneIds), strength: z.number().min(0).max(1) })
    .nullable()
    .default(null),
  background: z.enum(backgroundIds).default('keep'),
  light: z.enum(lightIds).default('as_it_is'),
});

export type StudioEffect = z.infer<typeof studioEffectSchema>;

/** Maximum number of pictures of one conversion. */
export const variantCountSchema = z.number().int().min(1).max(5);
