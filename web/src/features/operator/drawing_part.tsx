import { drawingPalettes, illustrations } from '@pochitto/functions/domain/presets/preset';
import { colourEffects } from '@pochitto/functions/domain/stamps/pose';
import { useTranslations } from 'use-intl';
import { FieldGroup, NumberInput, SelectInput } from '../../ui/inputs.tsx';
import type { ConfigPartProps } from './ring_part.tsx';

/** How the subject is drawn, and what is drawn around it. */
export function DrawingPart({ config, onChange }: ConfigPartProps) {
  const t = useTranslations('operator');
  const { drawing } = config;
  return (
    <FieldGroup title={t('groups.drawing')}>
      <div className="grid grid-cols-2 gap-3">
        <SelectInput
          label={t('illustration')}
          value={config.illustration}
          options={illustrations.map((value) => ({ value, text: t(`illustrations.${value}`) }))}
          onChange={(illustration) => onChange({ illustration })}
          testId="preset-illustration"
        />
        <SelectInput
          label={t('effect')}
          value={config.colourEffect}
          options={colourEffects.map((value) => ({ value, text: t(`effects.${value}`) }))}
          onChange={(colourEffect) => onChange({ colourEffect })}
        />
        <SelectInput
          label={t('palette')}
          value={drawing.palette}
          options={drawingPalettes.map((value) => ({ value, text: t(`palettes.${value}`) }))}
          onChange={(palette) => onChange({ drawing: { ...drawing, palette } })}
        />
        <NumberInput
          label={t('line')}
          value={drawing.line}
          onChange={(line) => onChange({ drawing: { ...drawing, line } })}
          min={1}
          max={8}
          step={0.5}
        />
      </div>
    </FieldGroup>
  );
}
