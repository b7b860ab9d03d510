import { stickerSpec } from '@pochitto/functions/domain/product/product_spec';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { useState } from 'react';
import { useLocale } from 'use-intl';
import {
  type MessageChange,
  type MessageDraft,
  shownMessages,
  suggestedFor,
} from '../../../lib/draft/draft_messages.ts';
import { call } from '../../../lib/firebase/call.ts';
import type { StampSet } from '../use_set.ts';

/**
 * The messages that are being added to a set, and its new number of stickers; initially as many as its ticket still
 * pays.
 */
export function useAddition({ stamp, stickers }: StampSet, credit: number) {
  const locale = useLocale();
  const now = stickers.length;
  const counts = stickerSpec.counts.filter((count) => count > now);
  // A changed choice is another addition: a request ID adds its messages once.
  const [addition, setAddition] = useState(() => {
    const first = counts.findLast((count) => count <= now + credit) ?? counts[0] ?? now;
    const count = first - now;
    const taken = stickers.map(({ message }) => message);
    const draft: MessageDraft = {
      count,
      taken,
      tone: 'friendly',
      language: locale,
      messages: suggestedFor([], count, locale, 'friendly', taken),
    };
    return { requestId: crypto.randomUUID(), draft };
  });
  const { draft, requestId } = addition;
  const change = (next: (before: MessageDraft) => Partial<MessageDraft>) =>
    setAddition(({ draft: before }) => ({
      requestId: crypto.randomUUID(),
      draft: { ...before, ...next(before) },
    }));
  return {
    draft,
    counts,
    choose: (next: (before: MessageDraft) => MessageChange) => change(next),
    chooseCount: (count: number) =>
      change(({ messages, language, tone, taken }) => ({
        count: count - now,
        messages: suggestedFor(messages, count - now, language, tone, taken),
      })),
    start: () =>
      call('addMessages', {
        stampId: stamp.id,
        requestId,
        messages: shownMessages(draft).map(({ text }) => ({ text: tidyMessage(text) })),
      }),
  };
}
