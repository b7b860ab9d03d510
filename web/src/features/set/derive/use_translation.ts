import {
  type TranslationSource,
  translateMessages,
} from '@pochitto/functions/domain/generation/translate_messages';
import type { MessageLanguage } from '@pochitto/functions/domain/stamps/message_text';
import { useCallback, useMemo, useState } from 'react';
import type { Sticker } from '../use_set.ts';

/** One message with its translation. */
export interface TranslatedRow {
  readonly sticker: Sticker;
  readonly text: string;
  /** How the suggestion was found. */
  readonly source: TranslationSource;
  /** Whether the person changed the suggestion. */
  readonly isEdited: boolean;
}

/** Returns the suggested translations of a set's messages with the person's changes, which each language keeps. */
export function useTranslation(stickers: readonly Sticker[], language: MessageLanguage) {
  const [edits, setEdits] = useState<Partial<Record<MessageLanguage, Readonly<Record<string, string>>>>>({});
  // Live snapshots bring new objects for the same messages.
  const key = JSON.stringify(stickers.map(({ message, acting }) => [message, acting?.feeling ?? null]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the stickers.
  const suggested = useMemo(
    () =>
      translateMessages(
        stickers.map(({ message, acting }) => ({ text: message, feeling: acting?.feeling ?? null })),
        language,
      ),
    [key, language],
  );
  const edited = edits[language];
  const rows = stickers.map((sticker, at): TranslatedRow => {
    const { text, source } = suggested[at] ?? { text: sticker.message, source: 'none' };
    const own = edited?.[sticker.id];
    return { sticker, text: own ?? text, source, isEdited: own !== undefined && own !== text };
  });
  const write = useCallback(
    (id: string, text: string) =>
      setEdits((before) => ({ ...before, [language]: { ...before[language], [id]: text } })),
    [language],
  );
  return { rows, write };
}
