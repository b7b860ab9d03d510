import type { Locale } from '../accounts/user.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import { suggestedRows } from './suggested_rows.ts';

/** How a message sounds. `polite` to elders and shops, `friendly` to friends, `cute` to close ones, `work` at work. */
export const messageTones = ['friendly', 'polite', 'cute', 'work'] as const;
export type MessageTone = (typeof messageTones)[number];

export interface SuggestedMessage {
  readonly id: string;
  readonly tone: MessageTone;
  readonly ja: string;
  readonly en: string;
}

/** Every suggestion, group by group: at least 40 of each tone, those that people send most first. */
export const suggestedMessages: readonly SuggestedMessage[] = messageTones.flatMap((tone) =>
  suggestedRows[tone]
    .trim()
    .split('\n')
    .map((row) => {
      const [id = '', ja = '', en = ''] = row.split('|');
      return { id, tone, ja, en };
    }),
);

export interface MessageChoice {
  readonly id: string;
  readonly text: string;
}

/** In a set of up to this many, a feeling is said in two ways at most. */
const smallSet = 24;
const waysToSay = 2;

/**
 * `count` messages in one language, all different. With a tone its group comes first, and others fill up only after
 * all of it; `mix` takes the groups in turn. What has been said twice waits until a small set is full.
 */
export function suggestMessages(
  count: number,
  locale: Locale,
  tone: MessageTone | 'mix' = 'friendly',
): MessageChoice[] {
  const first = suggestedMessages.filter((message) => message.tone === tone);
  const others = inTurns(messageTones.filter((each) => each !== tone));
  const said = new Map<string, number>();
  const early: SuggestedMessage[] = [];
  const late: SuggestedMessage[] = [];
  for (const message of [...first, ...others]) {
    const feeling = feelingOf(message.ja);
    const times = said.get(feeling) ?? 0;
    const isSpoken = message.tone === tone || tone === 'mix';
    if (early.length < smallSet && times < waysToSay && isSpoken) {
      said.set(feeling, times + 1);
      early.push(message);
    } else late.push(message);
  }
  return [...early, ...late].slice(0, count).map(({ id, [locale]: text }) => ({ id, text }));
}

/** The first of each group, then the second of each, and so on. */
function inTurns(tones: readonly MessageTone[]): SuggestedMessage[] {
  const groups = tones.map((tone) => suggestedMessages.filter((message) => message.tone === tone));
  const longest = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group[index] ?? [])).flat();
}
