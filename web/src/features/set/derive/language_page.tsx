import {
  type MessageLanguage,
  messageProblem,
  tidyMessage,
} from '@pochitto/functions/domain/stamps/message_text';
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
  // Drawings may have no words.
  const worded = chosen.filter(({ message }) => message !== '');
  const { language, languages, choose, rows, write, finish } = useTranslation(stamp.id, worded);
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
        rows.length === 0
          ? t('derive.wordless')
          : problems > 0
            ? t('messages.problems', { count: problems })
            : isSame
              ? t('derive.translateOne')
              : null
      }
      onMade={finish}
    >
      <ChoiceRow<MessageLanguage>
        label={t('derive.languageLabel')}
        value={language}
        options={languages.map((value) => ({
          value,
          text: t(`derive.languages.${value}`),
          testId: `language-${value}`,
        }))}
        onChange={choose}
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
