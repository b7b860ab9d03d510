import { captionFonts, captionPlacements } from '@pochitto/functions/domain/presets/preset';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/button.tsx';
import { ColorInput, FieldGroup, NumberInput, SelectInput, TextInput } from '../../ui/inputs.tsx';
import type { ConfigPartProps } from './ring_part.tsx';

const mostColors = 8;

export function CaptionPart({ config, onChange }: ConfigPartProps) {
  const t = useTranslations('operator');
  const { captionStroke } = config;
  return (
    <>
      <FieldGroup title={t('groups.caption')}>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          <SelectInput
            label={t('font')}
            value={config.font}
            options={captionFonts.map((value) => ({ value, text: value }))}
            onChange={(font) => onChange({ font })}
            testId="preset-font"
          />
          <SelectInput
            label={t('placement')}
            value={config.captionPlacement}
            options={captionPlacements.map((value) => ({ value, text: t(`placements.${value}`) }))}
            onChange={(captionPlacement) => onChange({ captionPlacement })}
          />
          <ColorInput
            label={t('strokeColor')}
            value={captionStroke.color}
            onChange={(color) => onChange({ captionStroke: { ...captionStroke, color } })}
          />
          <NumberInput
            label={t('strokeWidth')}
            value={captionStroke.width}
            onChange={(width) => onChange({ captionStroke: { ...captionStroke, width } })}
            min={0}
            max={12}
            step={0.5}
          />
        </div>
        <Colors config={config} onChange={onChange} />
      </FieldGroup>
      <FieldGroup title={t('groups.ai')}>
        <TextInput
          label={t('prompt')}
          value={config.prompt}
          onChange={(prompt) => onChange({ prompt })}
          lines={3}
        />
      </FieldGroup>
    </>
  );
}

function Colors({ config: { captionColors }, onChange }: ConfigPartProps) {
  const t = useTranslations('operator');
  return (
    <fieldset className="mt-4">
      <legend className="mb-2 text-note font-bold text-ink-soft">{t('captionColors')}</legend>
      <ul className="flex flex-wrap items-end gap-2">
        {captionColors.map((color, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a colour is identified by its index; duplicates are allowed.
          <li key={index} className="flex items-end rounded-lg border border-line pl-2">
            <ColorInput
              label={t('color', { number: index + 1 })}
              value={color}
              onChange={(next) => onChange({ captionColors: captionColors.with(index, next) })}
            />
            <IconButton
              icon={X}
              label={t('removeColor', { number: index + 1 })}
              isDisabled={captionColors.length === 1}
              onPress={() => onChange({ captionColors: captionColors.toSpliced(index, 1) })}
            />
          </li>
        ))}
        <li>
          <IconButton
            icon={Plus}
            label={t('addColor')}
            isDisabled={captionColors.length >= mostColors}
            onPress={() => onChange({ captionColors: [...captionColors, '#E8452C'] })}
          />
        </li>
      </ul>
    </fieldset>
  );
}
