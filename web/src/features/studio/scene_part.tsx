import {
  backgroundIds,
  lightIds,
  type StudioEffect,
  studioBackgrounds,
  studioLights,
} from '@pochitto/functions/domain/studio/studio_effect';
import { Ban, Droplets } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { RadioGroup } from 'react-aria-components/RadioGroup';
import { useLocale, useTranslations } from 'use-intl';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Swatch } from './swatch.tsx';

interface ScenePartProps {
  readonly effect: StudioEffect;
  readonly onChange: (change: Partial<Pick<StudioEffect, 'background' | 'light'>>) => void;
}

/** Choice of the background behind the person, and the light on both. */
export function ScenePart({ effect, onChange }: ScenePartProps) {
  const t = useTranslations('studio');
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-5">
      <RadioGroup
        value={effect.background}
        onChange={(value) => {
          const background = backgroundIds.find((id) => id === value);
          if (background) onChange({ background });
        }}
        className="flex flex-col gap-2"
        data-testid="backgrounds"
      >
        <Label className="flex items-baseline gap-2 font-bold">
          {t('background')}
          <span className="text-sm font-normal text-ink-soft">
            {studioBackgrounds[effect.background].name[locale]}
          </span>
        </Label>
        <div className="flex flex-wrap gap-2">
          {backgroundIds.map((id) => (
            <Swatch key={id} value={id} name={studioBackgrounds[id].name[locale]} paint={paintOf(id)}>
              {id === 'keep' ? <Ban size={20} strokeWidth={1.75} aria-hidden="true" /> : null}
              {id === 'blurred' ? <Droplets size={20} strokeWidth={1.75} aria-hidden="true" /> : null}
            </Swatch>
          ))}
        </div>
      </RadioGroup>
      <ChoiceRow
        label={t('light')}
        value={effect.light}
        options={lightIds.map((id) => ({ value: id, text: studioLights[id][locale], testId: `light-${id}` }))}
        onChange={(light) => onChange({ light })}
      />
    </div>
  );
}

function paintOf(id: StudioEffect['background']): string | null {
  const { kind, colours } = studioBackgrounds[id];
  if (kind === 'plain') return colours[0] ?? null;
  if (kind === 'gradient') return `radial-gradient(circle at 50% 40%, ${colours.join(', ')} 75%)`;
  return null;
}
