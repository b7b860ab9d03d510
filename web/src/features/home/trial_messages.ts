import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { newDraft, readDraft } from '../../lib/draft/draft.ts';
import { shownMessages } from '../../lib/draft/draft_messages.ts';

/** How many stickers a photo is tried with: the smallest set. */
const count = 8;

/** What the stickers of a trial say: the draft's own messages where they can be drawn, else suggestions. */
export function trialMessages(language: Locale): string[] {
  const draft = readDraft() ?? newDraft(language);
  const own = shownMessages(draft)
    .map(({ text }) => tidyMessage(text))
    .filter((text) => messageProblem(text) === null);
  const suggested = newDraft(language).messages.map(({ text }) => text);
  return [...new Set([...own, ...suggested])].slice(0, count);
}
