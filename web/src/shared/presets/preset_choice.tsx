import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { Check } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useLocale, useTranslations } from 'use-intl';
import type { OwnTile, OwnTiles } from './own_tiles.ts';
import { PresetPicture } from './preset_picture.tsx';
import type { ChoosablePreset } from './presets.ts';

interface PresetChoiceProps {
  /** null while they load: empty cards keep the space. */
  readonly presets: readonly ChoosablePreset[] | null;
  readonly value: string | null;
  readonly onChange: (slug: string) => void;
  /** The person's own sticker in a style; null until there is one. */
  readonly own: { readonly tiles: OwnTiles; readonly tileOf: (config: PresetConfig) => OwnTile } | null;
}

export function PresetChoice({ presets, value, onChange, own }: PresetChoiceProps) {
  const t = useTranslations('style');
  const locale = useLocale();
  return (
    <RadioGroup value={value} onChange={onChange}>
      <Label className="sr-only">{t('label')}</Label>
      <div className="grid grid-cols-2 gap-3" aria-busy={presets === null}>
        {presets === null
          ? [1, 2, 3, 4].map((place) => <div key={place} className="aspect-[3/4] rounded-card bg-sunken" />)
          : null}
        {presets?.map((preset) => (
          <Radio
            key={preset.slug}
            value={preset.slug}
            data-testid={`preset-${preset.slug}`}
            className="pressable group relative flex cursor-pointer flex-col overflow-hidden rounded-card border border-line bg-card data-[selected]:border-ink data-[selected]:ring-2 data-[selected]:ring-ink"
          >
            <PresetPicture
              slug={preset.slug}
              config={preset.config}
              isEdited={preset.isEdited}
              own={own && { tiles: own.tiles, tile: own.tileOf(preset.config) }}
            />
            <span className="flex flex-1 flex-col gap-0.5 p-3">
              <span className="font-bold">{preset.name[locale]}</span>
              <span className="text-note text-ink-soft">{preset.description[locale]}</span>
            </span>
            <span className="absolute top-2 right-2 grid size-7 place-items-center rounded-full bg-ink text-paper opacity-0 group-data-[selected]:opacity-100">
              <Check size={16} strokeWidth={2.5} aria-hidden="true" />
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
