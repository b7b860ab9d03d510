import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { Check } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { OwnTile, OwnTiles } from './own_tiles.ts';
import { PresetPicture } from './preset_picture.tsx';
import type { usePresets } from './presets.ts';

interface PresetChoiceProps {
  readonly list: ReturnType<typeof usePresets>;
  /** The style that is not offered. */
  readonly without?: string | null;
  readonly value: string | null;
  readonly onChange: (slug: string) => void;
  /** The person's own sticker in a style; null until there is one. */
  readonly own: { readonly tiles: OwnTiles; readonly tileOf: (config: PresetConfig) => OwnTile } | null;
}

/** As many as fill a window, so that nothing below moves when the styles come. */
const skeletons = [1, 2, 3, 4, 5, 6, 7, 8];

/** The styles to choose from, or why there are none. */
export function PresetChoice({ list, without, value, onChange, own }: PresetChoiceProps) {
  const t = useTranslations('style');
  const locale = useLocale();
  const { presets, again } = list;
  if (presets.state === 'failed') {
    return (
      <Notice kind="problem" title={t('failed')}>
        <Button className="mt-3" onPress={again}>
          {t('again')}
        </Button>
      </Notice>
    );
  }
  // While they load, empty cards keep the space.
  const offered = presets.state === 'ready' ? presets.presets.filter(({ slug }) => slug !== without) : null;
  if (offered?.length === 0) return <Notice kind="info">{t('empty')}</Notice>;
  return (
    <RadioGroup value={value} onChange={onChange}>
      <Label className="sr-only">{t('label')}</Label>
      <div className="grid grid-cols-2 gap-3" aria-busy={offered === null}>
        {offered === null
          ? skeletons.map((place) => <div key={place} className="aspect-[3/4] rounded-card bg-sunken" />)
          : null}
        {offered?.map((preset) => (
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
