import { languageOfMessages } from '@pochitto/functions/domain/generation/translate_messages';
import {
  type MessageLanguage,
  messageLanguages,
  messageProblem,
  tidyMessage,
} from '@pochitto/functions/domain/stamps/message_text';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { DuplicateForm } from './duplicate_form.tsx';
import { type DuplicableSet, FinishedSet } from './finished_set.tsx';
import { TranslatedPreview } from './translated_preview.tsx';
import { TranslationRow } from './translation_row.tsx';
import { useTranslation } from './use_translation.ts';

/** Makes the twin of a set with its messages in another language. */
export function Component() {
  const t = useTranslations('derive');
  return <FinishedSet title={t('languageTitle')}>{(set) => <LanguageForm set={set} />}</FinishedSet>;
}

function LanguageForm({ set }: { set: DuplicableSet }) {
  const t = useTranslations();
  const { stamp, chosen } = set;
  const own = languageOfMessages(chosen.map(({ message }) => message));
  const others = messageLanguages.filter((each) => each !== own);
  const [wanted, setWanted] = useState<MessageLanguage | null>(null);
  const language = wanted && others.includes(wanted) ? wanted : (others[0] ?? 'en');
  const { rows, write } = useTranslation(chosen, language);
  const problems = rows.filter(({ text }) => messageProblem(tidyMessage(text)) !== null).length;
  const untranslated = rows.filter(({ source, isEdited }) => source === 'none' && !isEdited).length;
  const isSame = rows.every(
    ({ sticker, text }) => sticker.caption?.hidden || tidyMessage(text) === sticker.message,
  );
  return (
    <DuplicateForm
      set={set}
      path="language"
      title={t('derive.languageTitle')}
      lead={t('derive.languageLead')}
      derivation={{ kind: 'language', language }}
      request={(payWith) => ({
        kind: 'language',
        stampId: stamp.id,
        revision: stamp.revision,
        language,
        messages: Object.fromEntries(rows.map(({ sticker, text }) => [sticker.id, text])),
        payWith,
      })}
      problem={
        problems > 0 ? t('messages.problems', { count: problems }) : isSame ? t('derive.translateOne') : null
      }
    >
      <ChoiceRow
        label={t('derive.languageLabel')}
        value={language}
        options={others.map((value) => ({
          value,
          text: t(`derive.languages.${value}`),
          testId: `language-${value}`,
        }))}
        onChange={setWanted}
      />
      <TranslatedPreview stamp={stamp} rows={rows} language={language} />
      {untranslated > 0 ? (
        <Notice kind="info">{t('derive.untranslated', { count: untranslated })}</Notice>
      ) : null}
      <ul className="flex flex-col gap-2" aria-label={t('derive.translations')}>
        {rows.map((row) => (
          <TranslationRow
            key={`${language} ${row.sticker.id}`}
            row={row}
            language={language}
            onText={(text) => write(row.sticker.id, text)}
          />
        ))}
      </ul>
    </DuplicateForm>
  );
}
