import type { PresetConfig } from '@pochitto/functions/domain/preset';
import { useTranslations } from 'use-intl';
import { PixelPicture } from '../../ui/pixel_picture.tsx';
import { useDrawnStickers } from './use_drawn_stickers.ts';
import { useSampleCutOut } from './use_sample_cut_out.ts';

/** A look's first sticker, drawn here; nothing until it is. */
export function SampleSticker({ config, className }: { config: PresetConfig; className: string }) {
  const t = useTranslations('look');
  const pose = config.poses[0];
  const requests = pose ? [{ text: t('sample'), pose, turn: 0, caption: null }] : [];
  const { pictures } = useDrawnStickers(config, useSampleCutOut(), requests);
  const [pixels] = pictures;
  return pixels ? (
    <PixelPicture
      pixels={pixels}
      label=""
      className={`animate-appear ${className}`}
      testId="sample-sticker"
    />
  ) : null;
}
