import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import { type PresetConfig, presetConfigSchema } from '@pochitto/functions/domain/presets/preset';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useSampleCutOut } from '../../shared/presets/sample_sticker.tsx';
import { useDrawnStickers } from '../../shared/presets/use_drawn_stickers.ts';
import { PixelPicture } from '../../ui/pictures.tsx';

const shownCount = 6;

/** Shows the style on a sample photo, redrawn with every valid change. */
export function PresetPreview({ config }: { config: PresetConfig }) {
  const t = useTranslations('operator');
  const locale = useLocale();
  const sample = useSampleCutOut();
  const [last, setLast] = useState<PresetConfig>(config);
  const isSound = presetConfigSchema.safeParse(config).success;
  if (isSound && last !== config) setLast(config);
  const shown = isSound ? config : last;
  const requests = suggestMessages(shownCount, locale, 'mix').map(({ text }, styleIndex) => ({
    text,
    pose: shown.poses[styleIndex % shown.poses.length] ?? shown.poses[0],
    styleIndex,
    caption: null,
  }));
  const { pictures, state } = useDrawnStickers(
    shown,
    sample,
    requests.flatMap(({ pose, ...rest }) => (pose ? [{ ...rest, pose }] : [])),
  );
  return (
    <section data-testid="preset-preview" data-state={state}>
      <h2 className="sr-only">{t('preview')}</h2>
      <ul className="grid grid-cols-3 gap-2 rounded-card bg-chat-light p-3 lg:grid-cols-2">
        {Array.from({ length: shownCount }, (_, index) => {
          const pixels = pictures[index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells of a grid that never changes.
            <li key={index} className="grid aspect-[37/32] place-items-center">
              {pixels ? (
                <PixelPicture pixels={pixels} label={requests[index]?.text ?? ''} className="h-full w-full" />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
