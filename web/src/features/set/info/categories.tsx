import {
  characterCategories,
  type SetMetadata,
  styleCategories,
} from '@pochitto/functions/domain/stamps/set_metadata';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { fieldAnchor, InfoSection } from './info_field.tsx';

interface CategoriesProps {
  readonly metadata: SetMetadata;
  readonly onChange: (part: Partial<SetMetadata>) => void;
}

export function Categories({ metadata, onChange }: CategoriesProps) {
  const t = useTranslations('info');
  const none = { value: 'none' as const, text: t('none') };
  return (
    <InfoSection title={t('categories')}>
      <div id={fieldAnchor('style')}>
        <ChoiceRow
          label={t('style')}
          value={metadata.styleCategory ?? 'none'}
          options={[
            none,
            ...styleCategories.map((value) => ({
              value,
              text: t(`styles.${value}`),
              testId: `style-${value}`,
            })),
          ]}
          onChange={(value) => onChange({ styleCategory: value === 'none' ? null : value })}
        />
      </div>
      <div id={fieldAnchor('character')}>
        <ChoiceRow
          label={t('character')}
          value={metadata.characterCategory ?? 'none'}
          options={[none, ...characterCategories.map((value) => ({ value, text: t(`characters.${value}`) }))]}
          onChange={(value) => onChange({ characterCategory: value === 'none' ? null : value })}
        />
      </div>
    </InfoSection>
  );
}
