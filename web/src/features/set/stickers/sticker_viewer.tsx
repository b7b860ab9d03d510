import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { type Stamp, stampMayBeEdited } from '@pochitto/functions/domain/stamps/stamp';
import { ChevronLeft, ChevronRight, PencilLine, X } from 'lucide-react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import type { WithId } from '../../../lib/firebase/live.ts';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { useArrowKeys, useSwipe } from '../../../lib/step_gestures.ts';
import { useReducedMotion } from '../../../lib/use_reduced_motion.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { buttonClass, IconButton } from '../../../ui/button.tsx';
import { MovingPicture } from '../../../ui/moving_picture.tsx';
import { type ChatGround, chatGrounds } from '../../../ui/pictures.tsx';
import type { Sticker } from '../use_set.ts';
import { RegenerateSticker } from './regenerate_sticker.tsx';
import { StickerVersions } from './sticker_versions.tsx';
import { GroundChoice } from './stickers_bar.tsx';

interface StickerViewerProps {
  readonly stamp: WithId<Stamp>;
  readonly stickers: readonly Sticker[];
  /** Index of the open sticker; null for none. */
  readonly place: number | null;
  readonly onPlace: (place: number | null) => void;
  readonly ground: ChatGround;
  readonly onGround: (ground: ChatGround) => void;
}

/** One sticker at its real size on three backgrounds; arrow keys and swipes step through the set. */
export function StickerViewer({ stamp, stickers, place, onPlace, ground, onGround }: StickerViewerProps) {
  const t = useTranslations();
  const shown = stickers.filter(({ image, state }) => image !== null || state === 'failed');
  const index = shown.findIndex((sticker) => sticker.place === place);
  const sticker = shown[index];

  const step = (by: number) => {
    const next = shown[(index + by + shown.length) % shown.length];
    if (next) onPlace(next.place);
  };
  useArrowKeys(sticker ? step : null);
  const swipe = useSwipe(step);

  return (
    <ModalOverlay
      isOpen={sticker !== undefined}
      onOpenChange={(open) => !open && onPlace(null)}
      isDismissable
      className="fixed inset-0 z-40 grid animate-appear items-end bg-black/60 sm:place-items-center sm:p-6"
    >
      <Modal className="w-full bg-card text-ink shadow-lift max-h-dvh overflow-y-auto max-sm:rounded-t-card sm:max-w-lg sm:rounded-card">
        {sticker ? (
          <Dialog
            className="flex flex-col gap-4 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] outline-none sm:p-6"
            data-testid="sticker-viewer"
          >
            <div className="flex items-center gap-2">
              <Heading slot="title" className="line-clamp-1 flex-1 text-lg">
                {sticker.label}
              </Heading>
              <span className="text-note text-ink-soft">
                {t('viewer.position', { number: sticker.place, total: stickers.length })}
              </span>
              <IconButton icon={X} label={t('notice.close')} onPress={() => onPlace(null)} />
            </div>
            <div
              {...swipe}
              className={`flex touch-pan-y items-center justify-between rounded-card transition-colors ${chatGrounds[ground]} ${ground === 'white' ? 'ring-1 ring-line' : ''}`}
            >
              <StepButton icon={ChevronLeft} label={t('viewer.previous')} onPress={() => step(-1)} />
              <LargeSticker sticker={sticker} moves={productSpecs[stamp.product].timing !== null} />
              <StepButton icon={ChevronRight} label={t('viewer.next')} onPress={() => step(1)} />
            </div>
            <GroundChoice value={ground} onChange={onGround} />
            {stampMayBeEdited(stamp) && sticker.image ? (
              <StickerVersions
                key={`${sticker.id} versions`}
                stamp={stamp}
                sticker={sticker}
                ground={ground}
              />
            ) : null}
            {stampMayBeEdited(stamp) ? (
              <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
                {sticker.image ? (
                  <Link
                    to={`/sets/${stamp.id}/edit/${sticker.id}`}
                    data-testid="edit-sticker"
                    className={buttonClass('quiet')}
                  >
                    <PencilLine size={18} strokeWidth={1.75} aria-hidden="true" />
                    {t('viewer.edit')}
                  </Link>
                ) : null}
                {stamp.status === 'generated' && !(stamp.engine === 'drawings' && sticker.image) ? (
                  <RegenerateSticker
                    key={sticker.id}
                    stamp={stamp}
                    sticker={sticker}
                    onStarted={() => onPlace(null)}
                  />
                ) : null}
              </div>
            ) : null}
          </Dialog>
        ) : null}
      </Modal>
    </ModalOverlay>
  );
}

function StepButton(props: { icon: typeof X; label: string; onPress: () => void }) {
  return <IconButton {...props} className="mx-1 !text-[#2b2a33] bg-white/70 hover:!bg-white" />;
}

function LargeSticker({ sticker, moves }: { readonly sticker: Sticker; readonly moves: boolean }) {
  const isReduced = useReducedMotion();
  const { image, label, failure } = sticker;
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  return (
    <div className="grid aspect-[37/40] min-w-0 max-w-[370px] flex-1 place-items-center">
      {image === null ? (
        <ErrorNotice error={{ code: failure?.code ?? 'generation_failed', path: [] }} />
      ) : null}
      {picture.state === 'ready' && moves ? (
        <span className="relative h-80 max-h-full w-full">
          <span className="sr-only">{label}</span>
          <MovingPicture src={picture.url} plays={!isReduced} className="absolute inset-0" />
        </span>
      ) : null}
      {picture.state === 'ready' && !moves ? (
        <img
          key={picture.url}
          src={picture.url}
          alt={label}
          draggable={false}
          className="max-h-80 w-full animate-appear object-contain select-none"
        />
      ) : null}
    </div>
  );
}
