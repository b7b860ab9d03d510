import type { Locale } from '@pochitto/functions/domain/accounts/user';
import {
  type MessageChoice,
  type MessageStyle,
  packedMessages,
  suggestedMessages,
  suggestMessages,
} from '@pochitto/functions/domain/generation/suggested_messages';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { z } from 'zod';

export const draftMessageSchema = z.object({
  id: z.string(),
  text: z.string(),
  /** Written by the person: never replaced by suggestions. */
  isOwn: z.boolean(),
});

export type DraftMessage = z.infer<typeof draftMessageSchema>;

/** The messages of a draft and the choice of their suggestions. */
export interface MessageDraft {
  readonly messages: readonly DraftMessage[];
  readonly tone: MessageStyle;
  readonly language: Locale;
  readonly count: number;
  /** Texts that the set already has; they are never suggested. */
  readonly taken?: readonly string[];
}

export type MessageChange = {
  readonly messages?: DraftMessage[];
  readonly tone?: MessageStyle;
  readonly language?: Locale;
};

type SuggestionChoice = Pick<MessageDraft, 'count' | 'language' | 'tone'>;

/**
 * Returns all suggestions: first those for a set of `count`, then the others of the tone or pack, then those of all
 * tones.
 */
function allFor({ count, language, tone }: SuggestionChoice): MessageChoice[] {
  const first = suggestMessages(count, language, tone);
  const texts = new Set(first.map(({ text }) => text));
  const all = suggestMessages(suggestedMessages.length + packedMessages.length, language, tone);
  return [...first, ...all.filter(({ text }) => !texts.has(text))];
}

/** Returns the suggestions that are neither in `kept` nor `taken`, the most fitting first. */
export function unused(
  kept: readonly DraftMessage[],
  choice: SuggestionChoice,
  taken: readonly string[] = [],
): MessageChoice[] {
  const gone = new Set([...taken, ...kept.map((message) => message.text)]);
  return allFor(choice).filter(({ text }) => !gone.has(text));
}

function asMessage({ text }: MessageChoice, id: string = crypto.randomUUID()): DraftMessage {
  return { id, text, isOwn: false };
}

/** Extends messages to `count` with suggestions that are not yet among them. */
export function suggestedFor(
  messages: readonly DraftMessage[],
  count: number,
  language: Locale,
  tone: MessageStyle,
  taken: readonly string[] = [],
): DraftMessage[] {
  const missing = Math.max(0, count - messages.length);
  const added = unused(messages, { count, language, tone }, taken).slice(0, missing);
  return [...messages, ...added.map((choice) => asMessage(choice))];
}

/** Replaces the suggestions by others; what the person wrote stays. */
export function withSuggestions(draft: MessageDraft, language: Locale, tone: MessageStyle): DraftMessage[] {
  const fresh = unused(
    draft.messages.filter((message) => message.isOwn),
    { count: draft.count, language, tone },
    draft.taken,
  );
  return draft.messages.map((message) => {
    if (message.isOwn && message.text !== '') return message;
    const choice = fresh.shift();
    return choice ? asMessage(choice, message.id) : message;
  });
}

/** Fills empty messages with suggestions. */
export function withEmptyFilled(draft: MessageDraft): DraftMessage[] {
  const fresh = unused(draft.messages, draft, draft.taken);
  return draft.messages.map((message) => {
    const choice = tidyMessage(message.text) === '' ? fresh.shift() : undefined;
    return choice ? asMessage(choice, message.id) : message;
  });
}

/** Replaces one message by the next unused suggestion after its current text. */
export function withAnother(draft: MessageDraft, id: string): DraftMessage[] {
  const all = allFor(draft);
  return draft.messages.map((message) => {
    if (message.id !== id) return message;
    const place = all.findIndex((choice) => choice.text === message.text);
    const inOrder = [...all.slice(place + 1), ...all.slice(0, place + 1)];
    const taken = new Set([...(draft.taken ?? []), ...draft.messages.map((each) => each.text)]);
    const choice = inOrder.find((each) => !taken.has(each.text));
    return choice ? asMessage(choice, id) : message;
  });
}

export function emptyCount(draft: MessageDraft): number {
  return shownMessages(draft).filter((message) => tidyMessage(message.text) === '').length;
}

export function shownMessages(draft: MessageDraft): DraftMessage[] {
  return draft.messages.slice(0, draft.count);
}

/** Returns the shown messages that cannot be drawn. */
export function problemMessages(draft: MessageDraft): DraftMessage[] {
  return shownMessages(draft).filter((message) => messageProblem(tidyMessage(message.text)) !== null);
}

export function withText(messages: readonly DraftMessage[], id: string, text: string): DraftMessage[] {
  return messages.map((message) => (message.id === id ? { ...message, text, isOwn: true } : message));
}
