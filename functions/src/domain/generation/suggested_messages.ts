import type { Locale } from '../accounts/user.ts';
import type { Feeling } from '../acting/feeling.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import type { MessageLanguage } from '../stamps/message_text.ts';
import { type MessagePackName, messagePackNames, messagePacks } from './message_packs.ts';
import { suggestedRows } from './suggested_rows.ts';

/**
 * Tone of a message. `polite` for elders and shops, `friendly` for friends, `cute` for close ones, `work` for work.
 */
export const messageTones = ['friendly', 'polite', 'cute', 'work'] as const;
export type MessageTone = (typeof messageTones)[number];

export interface SuggestedMessage extends Readonly<Record<MessageLanguage, string>> {
  readonly id: string;
  readonly tone: MessageTone;
}

/** All suggestions by group: at least 40 of each tone, the most used first. */
export const suggestedMessages: readonly SuggestedMessage[] = messageTones.flatMap((tone) =>
  suggestedRows[tone]
    .trim()
    .split('\n')
    .map((row) => {
      const [id = '', ...texts] = row.split('|');
      return { id, tone, ...inLanguages(texts) };
    }),
);

/** All messages of the packs, with the matching tone. */
export const packedMessages: readonly (SuggestedMessage & { readonly pack: MessagePackName })[] =
  messagePackNames.flatMap((pack) =>
    messagePacks[pack].rows
      .trim()
      .split('\n')
      .map((row, at) => {
        return {
          id: `${pack}-${at + 1}`,
          tone: messagePacks[pack].tone,
          pack,
          ...inLanguages(row.split('|')),
        };
      }),
  );

function inLanguages([ja = '', en = '', chinese = '']: readonly string[]): Record<MessageLanguage, string> {
  return { ja, en, 'zh-Hant': chinese };
}

/** Style of a set's suggestions: one tone, all of them, or a pack. */
export const messageStyles = ['mix', ...messageTones, ...messagePackNames] as const;
export type MessageStyle = (typeof messageStyles)[number];

export interface MessageChoice {
  readonly id: string;
  readonly text: string;
}

/** In sets up to this size, a feeling is expressed in at most two ways. */
const smallSet = 24;
const waysToSay = 2;
const smallestSet = 8;

/**
 * Returns `count` different messages in one language. With a tone, its group comes first, and others only fill up
 * after all of it; a pack comes before the group of its tone; `mix` alternates between the groups. In small sets, a
 * feeling that is already expressed twice comes last.
 */
export function suggestMessages(
  count: number,
  locale: Locale,
  style: MessageStyle = 'friendly',
): MessageChoice[] {
  const pack = packedMessages.filter((message) => message.pack === style);
  const tone = pack[0]?.tone ?? style;
  const first = withoutRepeats([...pack, ...suggestedMessages.filter((message) => message.tone === tone)]);
  const others = withoutRepeats([...first, ...inTurns(messageTones.filter((each) => each !== tone))]).slice(
    first.length,
  );
  const said = new Map<string, number>();
  const early: SuggestedMessage[] = [];
  const late: SuggestedMessage[] = [];
  for (const message of [...first, ...others]) {
    const feeling = feelingOf(message[locale]);
    const times = said.get(feeling) ?? 0;
    const isSpoken = message.tone === tone || style === 'mix';
    if (early.length < smallSet && times < waysToSay && isSpoken) {
      said.set(feeling, times + 1);
      early.push(message);
    } else late.push(message);
  }
  const chosen = withEssentials([...early, ...late], { count, locale });
  return chosen.map(({ id, [locale]: text }) => ({ id, text }));
}

/** The main uses of stickers: a set of `count` should have all of them. */
export function essentialFeelings(count: number): readonly Feeling[] {
  return count > smallestSet ? ['ok', 'thanks', 'sorry', 'greeting'] : ['ok', 'thanks'];
}

/** Returns the first `count` messages; missing essentials replace the last ones that are not essential. */
function withEssentials(
  messages: readonly SuggestedMessage[],
  { count, locale }: { readonly count: number; readonly locale: Locale },
): readonly SuggestedMessage[] {
  const essentials = essentialFeelings(count);
  const isEssential = (message: SuggestedMessage) => essentials.includes(feelingOf(message[locale]));
  const chosen = messages.slice(0, count);
  for (const feeling of essentials) {
    if (chosen.some((message) => feelingOf(message[locale]) === feeling)) continue;
    const missing = messages.find((message) => feelingOf(message[locale]) === feeling);
    const place = chosen.findLastIndex((message) => !isEssential(message));
    if (missing && place >= 0) chosen[place] = missing;
  }
  return chosen;
}

function withoutRepeats(messages: readonly SuggestedMessage[]): readonly SuggestedMessage[] {
  const texts = new Set<string>();
  return messages.filter(({ ja, en }) => {
    const isNew = !texts.has(ja) && !texts.has(en);
    texts.add(ja).add(en);
    return isNew;
  });
}

/** Interleaves the groups: the first of each, then the second of each, and so on. */
function inTurns(tones: readonly MessageTone[]): SuggestedMessage[] {
  const groups = tones.map((tone) => suggestedMessages.filter((message) => message.tone === tone));
  const longest = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group[index] ?? [])).flat();
}
