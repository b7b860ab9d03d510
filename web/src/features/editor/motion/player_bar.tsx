import { Pause, Play } from 'lucide-react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../../ui/button.tsx';
import { useEditor } from '../use_editor.ts';
import { usePlayerState } from './use_player.ts';

/** Plays and stops the selected sticker, and steps through its frames. */
export function PlayerBar() {
  const t = useTranslations('motion');
  const { player } = useEditor();
  const isPlaying = usePlayerState((state) => state.isPlaying);
  const frame = usePlayerState((state) => state.frame);
  const count = usePlayerState((state) => state.pictures.length);
  const seek = (to: number) => {
    player.pause();
    player.seek(to);
  };
  return (
    <div className="mx-auto flex w-full max-w-[34rem] items-center gap-3">
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={t(isPlaying ? 'pause' : 'play')}
        onPress={() => (isPlaying ? player.pause() : player.play())}
        data-testid="motion-play"
      />
      <Slider
        aria-label={t('scrub')}
        value={frame}
        minValue={0}
        maxValue={Math.max(1, count - 1)}
        onChange={seek}
        className="min-w-0 flex-1"
        data-testid="motion-scrub"
      >
        <SliderTrack className="relative mx-3 h-11 cursor-pointer">
          <span className="absolute inset-x-[-0.75rem] top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-line" />
          <SliderThumb className="top-1/2 size-6 rounded-full border-2 border-ink bg-card shadow-lift data-[focus-visible]:outline-3" />
        </SliderTrack>
      </Slider>
      <span className="font-display min-w-14 text-right text-note tabular-nums">
        {t('frameOf', { number: frame + 1, total: count })}
      </span>
    </div>
  );
}
