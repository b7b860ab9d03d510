import type { PresetContent } from '@pochitto/functions/domain/presets/preset';
import { useTranslations } from 'use-intl';
import { FieldGroup, NumberInput, TextInput } from '../../ui/inputs.tsx';
import { SwitchRow } from '../../ui/switches.tsx';

interface NamesPartProps {
  readonly preset: PresetContent;
  readonly onChange: (part: Partial<PresetContent>) => void;
  readonly slug: string | null;
  readonly newSlug: string;
  readonly onSlug: (slug: string) => void;
}

export function NamesPart({ preset, onChange, slug, newSlug, onSlug }: NamesPartProps) {
  const t = useTranslations('operator');
  const { name, description } = preset;
  return (
    <FieldGroup title={t('groups.names')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextInput
          label={t('nameJa')}
          value={name.ja}
          onChange={(ja) => onChange({ name: { ...name, ja } })}
          testId="preset-name-ja"
        />
        <TextInput
          label={t('nameEn')}
          value={name.en}
          onChange={(en) => onChange({ name: { ...name, en } })}
          testId="preset-name-en"
        />
        <TextInput
          label={t('descriptionJa')}
          value={description.ja}
          onChange={(ja) => onChange({ description: { ...description, ja } })}
          testId="preset-description-ja"
        />
        <TextInput
          label={t('descriptionEn')}
          value={description.en}
          onChange={(en) => onChange({ description: { ...description, en } })}
          testId="preset-description-en"
        />
        <div>
          <TextInput
            label={t('slug')}
            value={slug ?? newSlug}
            onChange={onSlug}
            isOff={slug !== null}
            testId="preset-slug"
          />
          {slug === null ? <p className="mt-1 text-note text-ink-soft">{t('slugHint')}</p> : null}
        </div>
        <div className="grid grid-cols-2 gap-3 self-start">
          <TextInput
            label={t('category')}
            value={preset.category}
            onChange={(category) => onChange({ category })}
          />
          <NumberInput
            label={t('order')}
            value={preset.order}
            onChange={(order) => onChange({ order })}
            min={0}
            max={9999}
            testId="preset-order"
          />
        </div>
        <SwitchRow
          isOn={preset.isActive}
          onChange={(isActive) => onChange({ isActive })}
          testId="preset-active"
        >
          {t('isActive')}
        </SwitchRow>
      </div>
    </FieldGroup>
  );
}
