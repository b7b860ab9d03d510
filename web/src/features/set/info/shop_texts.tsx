import { languageOfMessages } from '@pochitto/functions/domain/generation/translate_messages';
import {
  type MetadataLanguage,
  metadataText,
  type SetMetadata,
} from '@pochitto/functions/domain/stamps/set_metadata';
import { useTranslations } from 'use-intl';
import type { StampSet } from '../use_set.ts';
import { InfoField, InfoSection } from './info_field.tsx';

interface ShopTextsProps {
  readonly set: StampSet;
  readonly metadata: SetMetadata;
  readonly onChange: (part: Partial<SetMetadata>) => void;
}

const fields = ['title', 'description'] as const;

/** Title and description in each language. Chinese is offered to sets with Chinese messages only. */
export function ShopTexts({ set, metadata, onChange }: ShopTextsProps) {
  const t = useTranslations('info');
  const isChinese =
    languageOfMessages(set.stickers.map(({ message }) => message)) === 'zh-Hant' ||
    fields.some((field) => metadataText(metadata, field, 'zh-Hant') !== '');
  const languages: readonly MetadataLanguage[] = isChinese ? ['en', 'zh-Hant', 'ja'] : ['en', 'ja'];
  const change = (field: (typeof fields)[number], language: MetadataLanguage) => (text: string) =>
    onChange({ [field]: { ...metadata[field], [language]: language === 'ja' && text === '' ? null : text } });
  return (
    <InfoSection title={t('titleGroup')}>
      {languages.flatMap((language) =>
        fields.map((field) => (
          <InfoField
            key={`${field} ${language}`}
            field={field}
            label={t(`${field}s.${language}`)}
            value={metadataText(metadata, field, language)}
            onChange={change(field, language)}
            testId={`${field}-${language}`}
            lang={language}
            isRequired={language === 'en'}
            {...(field === 'description' ? { lines: 3 } : {})}
          />
        )),
      )}
    </InfoSection>
  );
}
