import {
  type HairToneId,
  hairToneIds,
  hairTones,
  type StudioEffect,
} from '@pochitto/functions/domain/studio/studio_effect';
import { Ban } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { RadioGroup } from 'react-aria-components/RadioGroup';
import { useLocale, useTranslations } from 'use-intl';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { Swatch } from './swatch.tsx';

interface TonePartProps {
  readonly hair: StudioEffect['hair'];
  readonly onChange: (hair: StudioEffect['hair']) => void;
}

const families = ['natural', 'fashion'] as const;
const usualStrength = 0.7;

/** Hair tones in two families, and their strength. */
export function TonePart({ hair, onChange }: TonePartProps) {
  const t = useTranslations('studio.tone');
  const locale = useLocale();
  const strength = hair?.strength ?? usualStrength;
  const name = hair ? hairTones[hair.tone].name[locale] : t('none');
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        value={hair?.tone ?? 'none'}
        onChange={(value) => {
          const tone = hairToneIds.find((id) => id === value);
          onChange(tone ? { tone, strength } : null);
        }}
        className="flex flex-col gap-2"
        data-testid="tones"
      >
        <Label className="flex items-baseline gap-2 font-bold">
          {t('label')}
          <span className="text-sm font-normal text-ink-soft" data-testid="tone-name">
            {name}
          </span>
        </Label>
        {families.map((family) => (
          <div key={family}>
            <p className="mb-1.5 text-note text-ink-soft" aria-hidden="true">
              {t(family)}
            </p>
            <div className="flex flex-wrap gap-2">
              {family === 'natural' ? (
                <Swatch value="none" name={t('none')} paint={null}>
                  <Ban size={20} strokeWidth={1.75} aria-hidden="true" />
                </Swatch>
              ) : null}
              {tonesOf(family).map((id) => (
                <Swatch
                  key={id}
                  value={id}
                  name={hairTones[id].name[locale]}
                  paint={sheen(hairTones[id].colour)}
                />
              ))}
            </div>
          </div>
        ))}
      </RadioGroup>
      {hair ? (
        <ValueSlider
          label={t('strength')}
          value={Math.round(strength * 100)}
          min={10}
          max={100}
          step={5}
          show={(value) => t('percent', { value })}
          onChange={(value) => onChange({ ...hair, strength: value / 100 })}
          testId="strength"
        />
      ) : null}
    </div>
  );
}

function tonesOf(family: (typeof families)[number]): HairToneId[] {
  return hairToneIds.filter((id) => hairTones[id].family === family);
}

/** Returns a gradient of the tone with a soft highlight, like a strand of hair. */
function sheen(colour: string): string {
  return `linear-gradient(120deg, transparent 25%, rgb(255 255 255 / 0.35) 45%, transparent 62%), ${colour}`;
}
