import { messageLanguages } from '@pochitto/functions/domain/stamps/message_text';
import { z } from 'zod';
import { storedIn } from './draft.ts';

const languageSchema = z.enum(messageLanguages);
const draftSchema = z.object({
  stampId: z.string(),
  /** The chosen language; null = the first one. */
  language: languageSchema.nullable(),
  /** What the person wrote in each language, by message. */
  texts: z.partialRecord(languageSchema, z.record(z.string(), z.string())),
});

/** The translations of one set that is not made yet. */
export type TranslationDraft = z.infer<typeof draftSchema>;

const stored = storedIn('pochitto.translations', draftSchema);

/** Returns the translations of a set that this browser stores; it stores those of the set that was changed last. */
export function readTranslations(stampId: string): TranslationDraft {
  const draft = stored.read();
  return draft?.stampId === stampId ? draft : { stampId, language: null, texts: {} };
}

export const writeTranslations = stored.write;
export const clearTranslations = stored.clear;

/** Changes one text. The texts of the other languages stay. */
export function withTranslation(
  draft: TranslationDraft,
  language: z.infer<typeof languageSchema>,
  id: string,
  text: string,
): TranslationDraft {
  const texts = { ...draft.texts, [language]: { ...draft.texts[language], [id]: text } };
  return { ...draft, language, texts };
}
