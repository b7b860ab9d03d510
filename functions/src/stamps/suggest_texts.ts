import { createHash } from 'node:crypto';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import {
  type MessageTone,
  messageTones,
  suggestedMessages,
} from '../domain/generation/suggested_messages.ts';
import { seedPresets } from '../domain/presets/seed_presets.ts';
import { metadataLimits } from '../domain/stamps/set_metadata.ts';
import { fitUnits, textUnits } from '../domain/stamps/text_units.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { notAscii, refusedCharacters } from './checks/refused_characters.ts';
import { type ReadSet, readSet } from './read_set.ts';
import { suggestTags } from './suggest_tags.ts';

type Suggestions = CallableOutput<'suggestMetadata'>;

interface Words {
  readonly ja: string;
  readonly en: string;
}

const moods: readonly Words[] = [
  { ja: 'ごきげんな', en: 'Sunny' },
  { ja: 'ほっこり', en: 'Cosy' },
  { ja: 'にぎやかな', en: 'Lively' },
  { ja: 'のんびり', en: 'Easygoing' },
  { ja: 'きらきらな', en: 'Bright' },
  { ja: 'わくわくの', en: 'Cheery' },
  { ja: 'ふんわり', en: 'Gentle' },
  { ja: 'とっておきの', en: 'Treasured' },
];
const things: readonly Words[] = [
  { ja: '毎日', en: 'Days' },
  { ja: 'あいさつ', en: 'Greetings' },
  { ja: 'ひとこと', en: 'Little Words' },
  { ja: 'ひととき', en: 'Moments' },
  { ja: 'おしゃべり', en: 'Chats' },
];
const tones: Readonly<Record<MessageTone | 'any', Words>> = {
  friendly: { ja: '気軽に使える', en: 'Friendly' },
  polite: { ja: 'ていねいな', en: 'Polite' },
  cute: { ja: 'かわいい', en: 'Sweet' },
  work: { ja: '仕事で使える', en: 'Office' },
  any: { ja: '毎日使える', en: 'Everyday' },
};
const styles: Readonly<Record<string, Suggestions['styleCategory']>> = {
  basic: 'Simple',
  cute: 'Cute',
  art: 'Cool',
  cool: 'Cool',
  retro: 'Other',
};
/** Captions that a description quotes. */
const quoted = 2;

interface Source {
  readonly set: Pick<ReadSet, 'stampId' | 'stamp' | 'stickers'>;
  readonly displayName: string;
}

/** Texts, tags and categories for the form, derived from a set's messages and style, all within the limits. */
export function suggestTexts({ set: { stampId, stamp, stickers }, displayName }: Source): Suggestions {
  const preset = seedPresets.find(({ slug }) => slug === stamp.presetId);
  const texts = stickers.map(({ text }) => text).filter((text) => text !== '');
  const frame = {
    tone: tones[toneOf(texts)],
    preset: preset?.name ?? { ja: '', en: '' },
    kind: stamp.engine === 'embedded' ? { ja: '写真', en: 'photo ' } : { ja: '', en: '' },
    captions: texts.filter((text) => refusedCharacters(text).length === 0).slice(0, quoted),
  };
  const name = displayName.trim();
  const isName = name !== '' && refusedCharacters(name).length === 0;
  return {
    proposals: proposalsFor(stampId, frame),
    tags: Object.fromEntries(stickers.map(({ messageId, text }) => [messageId, suggestTags(text)])),
    styleCategory: styles[preset?.category ?? ''] ?? 'Cute',
    characterCategory: null,
    creatorName: isName ? fitUnits(name, metadataLimits.creatorName) : 'My Stickers',
    copyright:
      isName && notAscii(name).length === 0
        ? fitUnits(`(c) ${name}`, metadataLimits.copyright)
        : '(c) My Stickers',
  };
}

/** The tone of most captions; `any` if there is no single one. */
function toneOf(texts: readonly string[]): MessageTone | 'any' {
  const counts = messageTones.map((tone) => ({
    tone,
    count: suggestedMessages.filter(
      ({ tone: own, ja, en }) => own === tone && (texts.includes(ja) || texts.includes(en)),
    ).length,
  }));
  const [first, second] = counts.toSorted((one, other) => other.count - one.count);
  return first && second && first.count > second.count ? first.tone : 'any';
}

interface Frame {
  readonly tone: Words;
  readonly preset: Words;
  readonly kind: Words;
  readonly captions: readonly string[];
}

/** Titles must be unique in the shop: the set's id selects the words, so that sets differ. */
function proposalsFor(stampId: string, { tone, preset, kind, captions }: Frame): Suggestions['proposals'] {
  const seed = createHash('sha256').update(stampId).digest();
  const mood = (turn: number) => pick(moods, seed.readUInt8(0) + turn);
  const thing = (turn: number) => pick(things, seed.readUInt8(1) + turn);
  const titles = [0, 1, 2, 3].map((turn) =>
    titleOf(turn, { mood: mood(turn), thing: thing(turn), tone, preset }),
  );
  const words = captions.length === 0 ? '' : `${captions.map((text) => `「${text}」`).join('')}など、`;
  return titles.map((title, turn) => {
    const style = preset.en === '' ? '' : ` in ${preset.en.toLowerCase()} style`;
    const en = `${tone.en} ${kind.en}stickers${style} for ${mood(turn).en.toLowerCase()} ${thing(turn).en.toLowerCase()}.`;
    const ja = `${words}${tone.ja}${kind.ja}スタンプです。${mood(turn).ja}${thing(turn).ja}にどうぞ。`;
    return {
      title: { en: fitUnits(title.en, metadataLimits.title), ja: fitUnits(title.ja, metadataLimits.title) },
      description: {
        en: fitUnits(en, metadataLimits.description),
        ja: fitUnits(ja, metadataLimits.description),
      },
    };
  });
}

function titleOf(
  turn: number,
  { mood, thing, tone, preset }: Pick<Frame, 'tone' | 'preset'> & { mood: Words; thing: Words },
): Words {
  const candidates: Words[] = [
    { en: `${mood.en} ${thing.en} in ${preset.en}`, ja: `${mood.ja}${thing.ja}・${preset.ja}` },
    { en: `${tone.en} ${mood.en} ${thing.en}`, ja: `${tone.ja}${mood.ja}${thing.ja}` },
    { en: `My ${mood.en} Friend: ${thing.en}`, ja: `うちの子の${mood.ja}${thing.ja}` },
    { en: `${preset.en} and ${mood.en} ${thing.en}`, ja: `${preset.ja}で${mood.ja}${thing.ja}` },
  ];
  const plain = { en: `${mood.en} ${thing.en}`, ja: `${mood.ja}${thing.ja}` };
  const chosen = preset.en === '' && turn % 3 === 0 ? plain : pick(candidates, turn);
  return {
    en: textUnits(chosen.en) <= metadataLimits.title ? chosen.en : plain.en,
    ja: textUnits(chosen.ja) <= metadataLimits.title ? chosen.ja : plain.ja,
  };
}

function pick(from: readonly Words[], turn: number): Words {
  return from[turn % from.length] ?? { ja: '', en: '' };
}

/** Titles, descriptions, tags and categories that fit a set. The same set gets the same ones. */
export async function suggestMetadata(
  context: Context,
  { uid, displayName }: Caller,
  { stampId }: CallableRequest<'suggestMetadata'>,
): Promise<CallableOutput<'suggestMetadata'>> {
  return suggestTexts({ set: await readSet(context, uid, stampId), displayName });
}
