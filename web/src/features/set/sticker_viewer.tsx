import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../lib/stored_file.ts';
import { type ChatGround, chatGrounds } from '../../ui/chat_ground.ts';
import { IconButton } from '../../ui/icon_button.tsx';
import { GroundChoice } from './ground_choice.tsx';
import type { Sticker } from './use_set.ts';
import { useSwipe } from './use_swipe.ts';

interface StickerViewerProps {
  readonly stickers: readonly Sticker[];
  /** Which one is open; null for none. */
  readonly place: number | null;
  readonly onPlace: (place: number | null) => void;
  readonly ground: ChatGround;
  readonly onGround: (ground: ChatGround) => void;
}

/** One sticker at its true size, on the three grounds it will meet; arrows and swipes go through the set. */
export function StickerViewer({ stickers, place, onPlace, ground, onGround }: StickerViewerProps) {
  const t = useTranslations();
  const finished = stickers.filter((sticker) => sticker.image !== null);
  const index = finished.findIndex((sticker) => sticker.place === place);
  const sticker = finished[index];

  const step = (by: number) => {
    const next = finished[(index + by + finished.length) % finished.length];
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
      <Modal className="w-full bg-card text-ink shadow-lift max-sm:rounded-t-card sm:max-w-lg sm:rounded-card">
        {sticker ? (
          <Dialog
            className="flex flex-col gap-4 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] outline-none sm:p-6"
            data-testid="sticker-viewer"
          >
            <div className="flex items-center gap-2">
              <Heading slot="title" className="line-clamp-1 flex-1 text-lg">
                {sticker.message}
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
              <LargeSticker sticker={sticker} />
              <StepButton icon={ChevronRight} label={t('viewer.next')} onPress={() => step(1)} />
            </div>
            <GroundChoice value={ground} onChange={onGround} />
          </Dialog>
        ) : null}
      </Modal>
    </ModalOverlay>
  );
}

function StepButton(props: { icon: typeof X; label: string; onPress: () => void }) {
  return <IconButton {...props} className="mx-1 !text-[#2b2a33] bg-white/70 hover:!bg-white" />;
}

function LargeSticker({ sticker }: { sticker: Sticker }) {
  const { image, message } = sticker;
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  return (
    <div className="grid aspect-[37/40] min-w-0 max-w-[370px] flex-1 place-items-center">
      {picture.state === 'ready' ? (
        <img
          key={picture.url}
          src={picture.url}
          alt={message}
          draggable={false}
          className="max-h-80 w-full animate-appear object-contain select-none"
        />
      ) : null}
    </div>
  );
}

function useArrowKeys(step: ((by: number) => void) | null): void {
  useEffect(() => {
    if (!step) return;
    const onKey = (event: KeyboardEvent) => {
      // In the row of grounds the arrows choose a ground.
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'ArrowLeft') step(-1);
      if (event.key === 'ArrowRight') step(1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
}
