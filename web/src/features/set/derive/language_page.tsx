import {
  type MessageLanguage,
  messageProblem,
  tidyMessage,
} from '@pochitto/functions/domain/stamps/message_text';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import type { Sticker } from '../use_set.ts';
import { DuplicateForm } from './duplicate_form.tsx';
import { type DuplicableSet, FinishedSet } from './finished_set.tsx';
import { TranslatedPreview } from './translated_preview.tsx';
import { TranslationRow } from './translation_row.tsx';
import { useTranslation } from './use_translation.ts';

/** Makes the twin of a set with its messages in another language. */
export function Component() {
  const t = useTranslations('derive');
  return (
    <FinishedSet title={t('languageTitle')}>
      {(set) => {
        // Drawings may have no words.
        const worded = set.chosen.filter(({ message }) => message !== '');
        return worded.length > 0 ? <LanguageForm set={set} worded={worded} /> : <Wordless set={set} />;
      }}
    </FinishedSet>
  );
}

/** A set of drawings without words: nothing can be translated, so nothing is offered or priced. */
function Wordless({ set: { stamp } }: { set: DuplicableSet }) {
  const t = useTranslations('derive');
  return (
    <Page title={t('languageTitle')} width="narrow">
      <h1 className="mb-4 text-2xl sm:text-3xl">{t('languageTitle')}</h1>
      <div data-testid="wordless">
        <Notice kind="info">{t('wordless')}</Notice>
      </div>
      <Link to={`/sets/${stamp.id}`} className={buttonClass('quiet', 'mt-4')}>
        {t('back')}
      </Link>
    </Page>
  );
}

interface LanguageFormProps {
  readonly set: DuplicableSet;
  /** The stickers with words. */
  readonly worded: readonly Sticker[];
}

function LanguageForm({ set, worded }: LanguageFormProps) {
  const t = useTranslations();
  const { stamp } = set;
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
        problems > 0 ? t('messages.problems', { count: problems }) : isSame ? t('derive.translateOne') : null
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
