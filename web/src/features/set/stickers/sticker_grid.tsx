import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { useReducedMotion } from '../../../lib/use_reduced_motion.ts';
import { Button as PlayButton } from '../../../ui/button.tsx';
import { MovingPicture } from '../../../ui/moving_picture.tsx';
import { type ChatGround, chatGrounds } from '../../../ui/pictures.tsx';
import type { Sticker } from '../use_set.ts';

interface StickerGridProps {
  readonly stickers: readonly Sticker[];
  readonly isLive: boolean;
  /** Animates each sticker as it arrives, once, for people who watch the generation. */
  readonly lands: boolean;
  readonly ground: ChatGround;
  /** Emoji: square, with more per row. */
  readonly isSmall: boolean;
  /** Animations: they play while in view. */
  readonly moves: boolean;
  readonly onView: (place: number) => void;
}

/** All stickers on a chat background; captions keep their places from the start. */
export function StickerGrid({ stickers, isLive, lands, ground, isSmall, moves, onView }: StickerGridProps) {
  const t = useTranslations('derive');
  const isReduced = useReducedMotion();
  const [isPlaying, setPlaying] = useState(false);
  const plays = !isReduced || isPlaying;
  return (
    <>
      {moves && isReduced ? (
        <PlayButton data-testid="play" className="self-start" onPress={() => setPlaying(!isPlaying)}>
          {t(isPlaying ? 'pause' : 'play')}
        </PlayButton>
      ) : null}
      <ol
        className={`grid gap-2 rounded-card p-3 transition-colors sm:gap-3 sm:p-4 ${isSmall ? 'grid-cols-4 sm:grid-cols-5 md:grid-cols-6' : 'grid-cols-2 sm:grid-cols-3 md:grid-cols-4'} ${chatGrounds[ground]}`}
      >
        {stickers.map((sticker) => (
          <li key={sticker.place}>
            <Cell
              sticker={sticker}
              isLive={isLive}
              lands={lands}
              isSmall={isSmall}
              moves={moves}
              plays={plays}
              onView={onView}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

interface CellProps {
  readonly sticker: Sticker;
  readonly isLive: boolean;
  readonly lands: boolean;
  readonly isSmall: boolean;
  readonly moves: boolean;
  readonly plays: boolean;
  readonly onView: (place: number) => void;
}

function Cell({ sticker, isLive, lands, isSmall, moves, plays, onView }: CellProps) {
  const t = useTranslations('set');
  const { place, label, state, image } = sticker;
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  const isReady = picture.state === 'ready';
  const isRemade = isLive && (state === 'pending' || state === 'running');
  const [wasThere] = useState(isReady);
  const motion = wasThere ? '' : lands ? 'animate-land' : 'animate-appear';
  const pictureClass = `absolute inset-0 h-full w-full transition-opacity ${isRemade ? 'opacity-35' : ''} ${motion}`;
  return (
    <Button
      data-testid={`sticker-${place}`}
      data-state={isReady && !isRemade ? 'done' : state === 'done' ? 'running' : state}
      aria-label={t('cell', { number: place, message: label, state: t(`states.${state}`) })}
      isDisabled={!isReady && (isLive || state !== 'failed')}
      onPress={() => onView(place)}
      className={`pressable relative grid ${isSmall ? 'aspect-square' : 'aspect-[37/32]'} w-full place-items-center rounded-xl text-[#1d2b44] hover:bg-black/5`}
    >
      {isReady ? (
        <>
          {moves ? (
            <MovingPicture src={picture.url} plays={plays} className={pictureClass} />
          ) : (
            <img src={picture.url} alt="" loading="lazy" className={`object-contain ${pictureClass}`} />
          )}
          {isRemade ? (
            <span className="rounded-full bg-white/85 px-3 py-1 text-note font-bold">
              {t(`states.${state}`)}
            </span>
          ) : null}
        </>
      ) : (
        <span className="flex h-full w-full flex-col items-center justify-center gap-1 rounded-xl border-2 border-dashed border-white/60 p-2 text-center">
          <span className="line-clamp-3 text-sm font-bold">{label}</span>
          <span className="flex min-h-5 items-center gap-1 text-note">
            {state === 'failed' || picture.state === 'failed' ? (
              <CircleAlert size={15} strokeWidth={2} aria-hidden="true" />
            ) : null}
            {picture.state === 'failed' ? t('imageMissing') : null}
            {state === 'failed' || (isLive && state !== 'done') ? t(`states.${state}`) : null}
          </span>
        </span>
      )}
    </Button>
  );
}
