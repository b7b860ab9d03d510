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

/** Title and description in each language. Chinese is offered to sets with Chinese messages only. */
export function ShopTexts({ set, metadata, onChange }: ShopTextsProps) {
  const t = useTranslations('info');
  const isChinese =
    languageOfMessages(set.stickers.map(({ message }) => message)) === 'zh-Hant' ||
    (['title', 'description'] as const).some((field) => metadataText(metadata, field, 'zh-Hant') !== '');
  const languages: readonly MetadataLanguage[] = isChinese ? ['en', 'zh-Hant', 'ja'] : ['en', 'ja'];
  const change = (field: 'title' | 'description', language: MetadataLanguage) => (text: string) =>
    onChange({ [field]: { ...metadata[field], [language]: language === 'ja' && text === '' ? null : text } });
  return (
    <InfoSection title={t('titleGroup')}>
      {languages.flatMap((language) => [
        <InfoField
          key={`title ${language}`}
          field="title"
          label={t(`titles.${language}`)}
          value={metadataText(metadata, 'title', language)}
          onChange={change('title', language)}
          testId={`title-${language}`}
          lang={language}
          isRequired={language === 'en'}
        />,
        <InfoField
          key={`description ${language}`}
          field="description"
          label={t(`descriptions.${language}`)}
          value={metadataText(metadata, 'description', language)}
          onChange={change('description', language)}
          testId={`description-${language}`}
          lang={language}
          lines={3}
          isRequired={language === 'en'}
        />,
      ])}
    </InfoSection>
  );
}
