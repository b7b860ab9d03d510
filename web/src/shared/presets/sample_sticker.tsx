import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { useTranslations } from 'use-intl';
import { kept, useLoad } from '../../lib/requests.ts';
import { PixelPicture } from '../../ui/pictures.tsx';
import { useDrawnStickers } from './use_drawn_stickers.ts';

/** Draws a style's first sticker in the browser; renders nothing until it is drawn. */
export function SampleSticker({ config, className }: { config: PresetConfig; className: string }) {
  const t = useTranslations('style');
  const pose = config.poses[0];
  const requests = pose ? [{ text: t('sample'), pose, styleIndex: 0, caption: null }] : [];
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

/** Loads the bundled cut-out that styles are drawn with; null until it is loaded. */
export function useSampleCutOut(): Blob | null {
  return useLoad(sampleOnce, [], 'The sample could not be read.').value;
}

const sampleOnce = kept(async () => {
  const answer = await fetch('/samples/cut-out.png');
  if (!answer.ok) throw new Error(`The sample answered ${answer.status}.`);
  return answer.blob();
});
