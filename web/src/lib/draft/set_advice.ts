import type { Feeling } from '@pochitto/functions/domain/acting/feeling';
import { feelingOf } from '@pochitto/functions/domain/acting/feeling_of';
import { essentialFeelings } from '@pochitto/functions/domain/generation/suggested_messages';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { textUnits } from '@pochitto/functions/domain/stamps/text_units';
import { type DraftMessage, type MessageDraft, shownMessages, unused } from './draft_messages.ts';

/**
 * One piece of advice: a message that people send daily is missing, a feeling is repeated too often, or a text is
 * too long to read at a glance.
 */
export type Advice =
  | { readonly kind: 'missing'; readonly feeling: Feeling }
  | { readonly kind: 'repeated'; readonly feeling: Feeling; readonly times: number }
  | { readonly kind: 'long'; readonly id: string; readonly text: string };

/** Width in `textUnits` up to which a sticker can be read at a glance. */
const readable = 28;
const mostAtOnce = 3;

/** How often a set may express one feeling; large sets may repeat it more. */
const mostTimes = (count: number) => (count <= 24 ? 2 : Math.ceil(count / 4));

/** Returns up to three pieces of advice, the most useful first. */
export function adviceFor(draft: MessageDraft): Advice[] {
  const written = shownMessages(draft).filter(({ text }) => tidyMessage(text) !== '');
  const said = new Map<Feeling, number>();
  for (const { text } of written) {
    const feeling = feelingOf(text);
    said.set(feeling, (said.get(feeling) ?? 0) + 1);
  }
  const missing = essentialFeelings(draft.count).filter((feeling) => !said.has(feeling));
  const repeated = [...said].filter(
    ([feeling, times]) => feeling !== 'neutral' && times > mostTimes(draft.count),
  );
  return [
    ...missing.map((feeling): Advice => ({ kind: 'missing', feeling })),
    ...repeated.map(([feeling, times]): Advice => ({ kind: 'repeated', feeling, times })),
    ...written
      .filter(({ text }) => textUnits(tidyMessage(text)) > readable)
      .map(({ id, text }): Advice => ({ kind: 'long', id, text })),
  ].slice(0, mostAtOnce);
}

/** Returns the suggestions that the advice would replace; none if the person wrote all messages. */
export function replacedBy(draft: MessageDraft, advice: Advice): readonly DraftMessage[] {
  const shown = shownMessages(draft);
  if (advice.kind === 'missing') return leastNeeded(shown);
  return advice.kind === 'repeated' ? surplusOf(shown, draft.count, advice.feeling) : [];
}

/** Applies advice: replaces the messages it names by other suggestions. */
export function withAdvice(draft: MessageDraft, advice: Advice): DraftMessage[] {
  const replaced = replacedBy(draft, advice);
  const fresh = freshFor(draft, advice);
  return draft.messages.map((message) => {
    const text = replaced.includes(message) ? fresh.shift() : undefined;
    return text === undefined ? message : { id: message.id, text, isOwn: false };
  });
}

/** Returns the last suggestion whose feeling another message has too, else the last one that is not essential. */
function leastNeeded(shown: readonly DraftMessage[]): readonly DraftMessage[] {
  const free = shown.filter(({ isOwn }) => !isOwn);
  const isDouble = (message: DraftMessage) =>
    shown.some((other) => other !== message && feelingOf(other.text) === feelingOf(message.text));
  const last =
    free.findLast(isDouble) ??
    free.findLast(({ text }) => !essentialFeelings(shown.length).includes(feelingOf(text)));
  return last ? [last] : [];
}

function surplusOf(shown: readonly DraftMessage[], count: number, feeling: Feeling): readonly DraftMessage[] {
  const same = shown.filter(({ text }) => feelingOf(text) === feeling);
  const surplus = same.length - mostTimes(count);
  return same.filter(({ isOwn }) => !isOwn).slice(-surplus);
}

/** Returns suggestions that the advice asks for and that are not in the set. */
function freshFor(draft: MessageDraft, advice: Advice): string[] {
  const said = new Set(shownMessages(draft).map(({ text }) => feelingOf(text)));
  return unused(draft.messages, draft, draft.taken)
    .map(({ text }) => text)
    .filter((text) =>
      advice.kind === 'missing' ? feelingOf(text) === advice.feeling : !said.has(feelingOf(text)),
    );
}
