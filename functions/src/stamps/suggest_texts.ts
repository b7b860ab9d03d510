import { createHash } from 'node:crypto';
import { type Locale, userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import {
  type MessageTone,
  messageTones,
  suggestedMessages,
} from '../domain/generation/suggested_messages.ts';
import { languageOfMessages } from '../domain/generation/translate_messages.ts';
import { documents } from '../domain/paths.ts';
import { seedPresets } from '../domain/presets/seed_presets.ts';
import { messageLanguages } from '../domain/stamps/message_text.ts';
import { metadataLimits, type SetMetadata } from '../domain/stamps/set_metadata.ts';
import type { Stamp } from '../domain/stamps/stamp.ts';
import { fitUnits, textUnits } from '../domain/stamps/text_units.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { notAscii, rejectedCharacters } from './checks/rejected_characters.ts';
import type { QueueMessage } from './messages.ts';
import { readSet } from './read_set.ts';
import { suggestTags } from './suggest_tags.ts';
import {
  kindWords,
  languageEndings,
  nouns,
  plainTitles,
  titleEndings,
  titleWords,
  tones,
  type Words,
} from './title_words.ts';

type Suggestions = CallableOutput<'suggestMetadata'>;

/** The site's category of each category of presets. */
const styles: Readonly<Record<string, Suggestions['styleCategory']>> = {
  basic: 'Simple',
  cute: 'Cute',
  art: 'Cool',
  cool: 'Cool',
  retro: 'Other',
};

/** Maximum number of captions that a description quotes. */
const quoted = 2;

interface Source {
  readonly set: {
    readonly stampId: string;
    readonly stamp: Pick<Stamp, 'product' | 'presetId' | 'engine' | 'derivation'>;
    readonly stickers: readonly { readonly messageId: string; readonly text: string }[];
  };
  readonly displayName: string;
}

interface FirstFinish {
  readonly id: string;
  readonly stamp: Pick<Stamp, 'product' | 'presetId' | 'engine' | 'derivation' | 'metadata'>;
  readonly messages: readonly QueueMessage[];
  readonly displayName: string;
}

/**
 * Suggests texts, tags and categories for the form, derived from a set's messages and style, all within the limits.
 */
export function suggestTexts({ set: { stampId, stamp, stickers }, displayName }: Source): Suggestions {
  const preset = seedPresets.find(({ slug }) => slug === stamp.presetId);
  const texts = stickers.map(({ text }) => text).filter((text) => text !== '');
  const name = displayName.trim();
  const isName = name !== '' && rejectedCharacters(name).length === 0;
  const frame = {
    tone: tones[toneOf(texts)],
    preset: preset?.name ?? { ja: '', en: '' },
    isChinese: languageOfMessages(texts) === 'zh-Hant',
    kind: kindWords[stamp.engine],
    noun: nouns[stamp.product],
    ending: endingOf(stamp),
    isRestyled: stamp.derivation?.kind === 'style',
    captions: texts.filter((text) => rejectedCharacters(text).length === 0).slice(0, quoted),
    said: titleWords.filter(([said]) => texts.some((text) => said.test(text))).map(([, words]) => words),
    name: isName && notAscii(name).length === 0 ? name : '',
  };
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

function endingOf({ product, derivation }: Pick<Stamp, 'product' | 'derivation'>): Words {
  return derivation?.kind === 'language' ? languageEndings[derivation.language] : titleEndings[product];
}

/** Returns the tone of most captions; `any` if two are equally common. */
function toneOf(texts: readonly string[]): MessageTone | 'any' {
  const counts = messageTones.map((tone) => ({
    tone,
    count: suggestedMessages.filter(
      (message) =>
        message.tone === tone && messageLanguages.some((language) => texts.includes(message[language])),
    ).length,
  }));
  const [first, second] = counts.toSorted((one, other) => other.count - one.count);
  return first && second && first.count > second.count ? first.tone : 'any';
}

interface Frame {
  readonly tone: Words;
  readonly preset: Readonly<Record<Locale, string>>;
  /** Whether it has texts in Traditional Chinese too. Styles have no Chinese names. */
  readonly isChinese: boolean;
  readonly kind: Words;
  readonly noun: Words;
  readonly ending: Words;
  /** A duplicate in another style: the title that names the style comes first, because it differs from the parent's. */
  readonly isRestyled: boolean;
  readonly captions: readonly string[];
  /** The topics of `titleWords` that occur in the set. */
  readonly said: readonly Words[];
  readonly name: string;
}

/** Titles should differ between sets, so the set's id selects the topics that they name. */
function proposalsFor(stampId: string, frame: Frame): Suggestions['proposals'] {
  const { tone, preset, isChinese, kind, noun, ending, captions, said, isRestyled } = frame;
  const seed = createHash('sha256').update(stampId).digest();
  const first = pick(said, seed.readUInt8(0));
  const second = pick(
    said.filter((words) => words !== first),
    seed.readUInt8(1),
  );
  const quotes = captions.map((text) => `「${text}」`).join('');
  const such = { ja: quotes && `${quotes}など、`, zh: quotes && `${quotes}等，` };
  const style =
    preset.en === '' ? { en: '', ja: '' } : { en: ` in ${preset.en} style`, ja: `${preset.ja}スタイルの` };
  const words = first && second ? `: ${first.en}, ${second.en} and more` : ' for every day';
  const description = {
    en: fitUnits(`${tone.en} ${kind.en}${noun.en}${style.en}${words}.`, metadataLimits.description),
    ja: fitUnits(`${such.ja}${tone.ja}${style.ja}${kind.ja}${noun.ja}です。`, metadataLimits.description),
    'zh-Hant': fitUnits(
      `${such.zh}${tone['zh-Hant']}${kind['zh-Hant']}${noun['zh-Hant']}。`,
      metadataLimits.description,
    ),
  };
  const byTopic =
    first && second
      ? {
          en: `${first.en}, ${second.en} & More`,
          ja: `「${first.ja}」も「${second.ja}」も`,
          'zh-Hant': `「${first['zh-Hant']}」和「${second['zh-Hant']}」`,
        }
      : pick(plainTitles, seed.readUInt8(2));
  const byStyle =
    preset.en === ''
      ? undefined
      : {
          en: `${preset.en} Style Replies`,
          ja: `${preset.ja}スタイルのひとこと`,
          'zh-Hant': `${tone['zh-Hant']}一句話`,
        };
  const titles = [
    ...(isRestyled ? [byStyle, byTopic] : [byTopic, byStyle]),
    {
      en: `${tone.en} Words for Every Day`,
      ja: `${tone.ja}ひとこと集`,
      'zh-Hant': `${tone['zh-Hant']}每日用語`,
    },
    frame.name === ''
      ? undefined
      : {
          en: `${frame.name}'s Everyday Words`,
          ja: `${frame.name}の毎日`,
          'zh-Hant': `${frame.name}的每一天`,
        },
  ];
  return titles.flatMap((words) => {
    if (!words) return [];
    const title = {
      en: `${words.en}${ending.en}`,
      ja: `${words.ja}${ending.ja}`,
      'zh-Hant': `${words['zh-Hant']}${ending['zh-Hant']}`,
    };
    if (Object.values(title).some((text) => textUnits(text) > metadataLimits.title)) return [];
    return isChinese ? [{ title, description }] : [{ title: inOwn(title), description: inOwn(description) }];
  });
}

/** The texts of a set that is not in Chinese. */
const inOwn = ({ en, ja }: Words) => ({ en, ja });

function pick(from: readonly Words[], turn: number): Words | undefined {
  return from[turn % from.length];
}

/**
 * Fills in the form of a set that is finished for the first time: empty fields get values from its captions, its
 * style and the owner's name.
 */
export function filledInMetadata({ id, stamp, messages, displayName }: FirstFinish): SetMetadata {
  const { metadata } = stamp;
  const stickers = messages.map(({ id: messageId, data }) => ({
    messageId,
    text: data.caption?.hidden ? '' : data.message,
  }));
  const source = { set: { stampId: id, stamp, stickers }, displayName };
  const { proposals, tags, styleCategory, creatorName, copyright } = suggestTexts(source);
  const [first] = proposals;
  const isEmpty = ({ en, ja }: SetMetadata['title']) => en === '' && (ja ?? '') === '';
  return {
    ...metadata,
    title: first && isEmpty(metadata.title) ? first.title : metadata.title,
    description: first && isEmpty(metadata.description) ? first.description : metadata.description,
    creatorName: metadata.creatorName || creatorName,
    copyright: metadata.copyright || copyright,
    styleCategory: metadata.styleCategory ?? styleCategory,
    tags: { ...tags, ...metadata.tags },
  };
}

/** Suggests titles, descriptions, tags and categories for a set. The same set gets the same suggestions. */
export async function suggestMetadata(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { stampId }: CallableRequest<'suggestMetadata'>,
): Promise<CallableOutput<'suggestMetadata'>> {
  const set = await readSet(context, uid, stampId);
  const person = readDocument(userSchema, await context.firestore.doc(documents.user(uid)).get());
  return suggestTexts({ set, displayName: person?.displayName ?? '' });
}
