import type { Feeling } from '../acting/feeling.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import { type MessageLanguage, messageLanguages } from '../stamps/message_text.ts';
import { packedMessages, type SuggestedMessage, suggestedMessages } from './suggested_messages.ts';

/**
 * How a translation was found. `table`: the message is a known phrase, or already in the language. `feeling`: it is
 * a usual phrase for the message's feeling. `none`: nothing is known, so the message stays as it is.
 */
export type TranslationSource = 'table' | 'feeling' | 'none';

interface Translation {
  readonly text: string;
  readonly source: TranslationSource;
}

interface Message {
  readonly text: string;
  /** The feeling that it is drawn with; null = read from its words. */
  readonly feeling: Feeling | null;
}

const phrases: readonly SuggestedMessage[] = [...suggestedMessages, ...packedMessages];

/** Suggests a translation for each message of a set. No phrase is suggested twice by feeling while others are left. */
export function translateMessages(messages: readonly Message[], to: MessageLanguage): readonly Translation[] {
  const known = messages.map(({ text }) => knownTranslation(text, to));
  const used = new Set(known.filter((text) => text !== null));
  return messages.map((message, at): Translation => {
    const text = known[at] ?? null;
    if (text !== null) return { text, source: 'table' };
    const usual = usualPhrases(message).map((phrase) => phrase[to]);
    const chosen = usual.find((phrase) => !used.has(phrase)) ?? usual[0];
    if (chosen === undefined) return { text: message.text, source: 'none' };
    used.add(chosen);
    return { text: chosen, source: 'feeling' };
  });
}

function knownTranslation(text: string, to: MessageLanguage): string | null {
  const phrase = knownPhrase(text);
  if (phrase) return phrase[to];
  return scriptOf(text) === to ? text : null;
}

/** Returns the usual phrases for a message's feeling, the most used first; none without a feeling. */
function usualPhrases({ text, feeling }: Message): readonly SuggestedMessage[] {
  const shown = feeling === null || feeling === 'neutral' ? feelingOf(text) : feeling;
  if (shown === 'neutral') return [];
  feelings ??= phrases.map(({ ja }) => feelingOf(ja));
  return phrases.filter((_, at) => feelings?.[at] === shown);
}

/** The feeling of each phrase, and the phrases by their text: read on first use. */
let feelings: readonly Feeling[] | null = null;
let byText: ReadonlyMap<string, SuggestedMessage> | null = null;

/** Finds the phrase that has this text in one of the languages, ignoring case, emoji and punctuation. */
function knownPhrase(text: string): SuggestedMessage | undefined {
  byText ??= indexed();
  return byText.get(text) ?? byText.get(bare(text));
}

function indexed(): Map<string, SuggestedMessage> {
  const index = new Map<string, SuggestedMessage>();
  for (const keyOf of [(text: string) => text, bare]) {
    for (const language of messageLanguages) {
      for (const phrase of phrases) {
        const key = keyOf(phrase[language]);
        if (key !== '' && !index.has(key)) index.set(key, phrase);
      }
    }
  }
  return index;
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]|ー/gu, '');

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const han = /\p{Script=Han}/u;

/** Returns the language whose script a text uses; null for Chinese characters alone, and without letters. */
function scriptOf(text: string): 'ja' | 'en' | null {
  if (kana.test(text)) return 'ja';
  return !han.test(text) && /\p{Script=Latin}/u.test(text) ? 'en' : null;
}

/**
 * Returns the language of most of a set's messages; null if two are equally common. Chinese characters alone are
 * Japanese in a set that has kana anywhere, unless they are a known Chinese phrase.
 */
export function languageOfMessages(texts: readonly string[]): MessageLanguage | null {
  const hasKana = texts.some((text) => kana.test(text));
  const counts = new Map<MessageLanguage, number>();
  for (const text of texts) {
    const language = scriptOf(text) ?? (han.test(text) ? languageOfHan(text, hasKana) : null);
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [first, second] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

function languageOfHan(text: string, hasKana: boolean): MessageLanguage {
  const phrase = knownPhrase(text);
  const isChinese = phrase !== undefined && bare(phrase['zh-Hant']) === bare(text);
  const isJapanese = phrase !== undefined && bare(phrase.ja) === bare(text);
  if (isChinese !== isJapanese) return isChinese ? 'zh-Hant' : 'ja';
  return hasKana ? 'ja' : 'zh-Hant';
}
