import {
  languageOfMessages,
  type TranslationSource,
  translateMessages,
} from '@pochitto/functions/domain/generation/translate_messages';
import { type MessageLanguage, messageLanguages } from '@pochitto/functions/domain/stamps/message_text';
import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  clearTranslations,
  readTranslations,
  withTranslation,
  writeTranslations,
} from '../../../lib/draft/draft_translations.ts';
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

/**
 * Returns the suggested translations of a set's messages with the person's changes, which each language keeps and a
 * reload does not lose.
 */
export function useTranslation(stampId: string, stickers: readonly Sticker[]) {
  const [draft, setDraft] = useState(() => readTranslations(stampId));
  useEffect(() => {
    // Opening the page does not replace the translations of another set.
    if (draft.language !== null) writeTranslations(draft);
  }, [draft]);
  const own = languageOfMessages(stickers.map(({ message }) => message));
  const languages = messageLanguages.filter((each) => each !== own);
  const chosen = draft.language;
  const language = chosen && languages.includes(chosen) ? chosen : (languages[0] ?? 'en');
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
  const edited = draft.texts[language];
  const rows = stickers.map((sticker, at): TranslatedRow => {
    const { text, source } = suggested[at] ?? { text: sticker.message, source: 'none' };
    const own = edited?.[sticker.id];
    return { sticker, text: own ?? text, source, isEdited: own !== undefined && own !== text };
  });
  const choose = (language: MessageLanguage) => setDraft((before) => ({ ...before, language }));
  const write = useCallback(
    (id: string, text: string) => setDraft((before) => withTranslation(before, language, id, text)),
    [language],
  );
  return { language, languages, choose, rows, write, finish: clearTranslations };
}
