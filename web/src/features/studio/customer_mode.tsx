import { ChevronLeft, ChevronRight, SquareSplitHorizontal, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslations } from 'use-intl';
import { useArrowKeys, useSwipe } from '../../lib/step_gestures.ts';
import { IconButton } from '../../ui/button.tsx';
import { hideTitle } from '../../ui/page_title.ts';
import { PictureBox } from '../../ui/pictures.tsx';
import { AdjustedPicture } from './adjusted_picture.tsx';
import { CompareSlider } from './compare_slider.tsx';
import type { Picture } from './conversions.ts';
import { StoredPicture } from './stored_picture.tsx';

interface CustomerModeProps {
  readonly originalPath: string;
  readonly pictures: readonly Picture[];
  /** The one to begin with; null while it is closed. */
  readonly startWith: Picture | null;
  readonly brightnessOf: (picture: Picture) => number;
  readonly onClose: () => void;
}

/** The whole screen for the customer: pictures, a way on, a quiet way out, and nothing that names anybody. */
export function CustomerMode({ startWith, ...props }: CustomerModeProps) {
  const t = useTranslations('studio.customer');
  const isOpen = startWith !== null;
  useFullScreen(isOpen, props.onClose);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && props.onClose()}
      className="whole-screen fixed inset-0 z-50 animate-appear bg-[#141318]"
    >
      <Modal className="h-full">
        <Dialog aria-label={t('pictures')} className="h-full outline-none" data-testid="customer-mode">
          {startWith ? <Pictures {...props} startWith={startWith} /> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** On a ground of their own: on a tablet held upright they stand on the picture, which may be light. */
const quiet =
  '!bg-black/30 !text-white/85 hover:!bg-black/45 hover:!text-white data-[focus-visible]:!text-white';

function Pictures(props: CustomerModeProps & { startWith: Picture }) {
  const { originalPath, pictures, startWith, brightnessOf, onClose } = props;
  const t = useTranslations('studio.customer');
  // The original stands before the first.
  const [place, setPlace] = useState(
    () => pictures.findIndex((each) => each.imageId === startWith.imageId) + 1,
  );
  const [isCompared, setCompared] = useState(false);
  const total = pictures.length + 1;
  const step = (by: number) => setPlace((before) => (before + by + total) % total);
  const swipe = useSwipe(step);
  useArrowKeys(step);

  const picture = pictures[place - 1] ?? null;
  const { width, height } = picture ?? startWith;
  const label = t('picture', { number: place + 1, total });
  const original = (
    <StoredPicture path={originalPath} alt={label} className="absolute inset-0 size-full object-cover" />
  );
  const variant = picture ? (
    <AdjustedPicture
      path={picture.imagePath}
      brightness={brightnessOf(picture)}
      label={label}
      testId="customer-picture"
      className="absolute inset-0 size-full"
    />
  ) : null;

  return (
    // The slider's line takes the finger for itself; everywhere else a swipe turns the page.
    <div {...(isCompared ? {} : swipe)} className="relative grid h-full touch-pan-y place-items-center">
      <div className="w-full" data-testid={`place-${place}`}>
        <PictureBox width={width} height={height} within="100dvh">
          {variant && isCompared ? (
            <CompareSlider before={original} after={variant} />
          ) : (
            (variant ?? original)
          )}
        </PictureBox>
      </div>
      <IconButton
        icon={ChevronLeft}
        label={t('previous')}
        onPress={() => step(-1)}
        className={`!absolute top-1/2 left-2 -translate-y-1/2 ${quiet}`}
      />
      <IconButton
        icon={ChevronRight}
        label={t('next')}
        onPress={() => step(1)}
        className={`!absolute top-1/2 right-2 -translate-y-1/2 ${quiet}`}
      />
      <div className="absolute right-2 bottom-2 left-2 flex items-center justify-center gap-3 pb-[env(safe-area-inset-bottom)]">
        <Dots place={place} total={total} />
      </div>
      <div className="absolute top-2 right-2 flex gap-1 pt-[env(safe-area-inset-top)]">
        <ToggleButton
          isSelected={isCompared}
          onChange={setCompared}
          isDisabled={picture === null}
          aria-label={t('compare')}
          data-testid="customer-compare"
          className={`pressable grid size-11 cursor-pointer place-items-center rounded-full disabled:opacity-0 data-[selected]:!bg-white/25 data-[selected]:!text-white ${quiet}`}
        >
          <SquareSplitHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
        </ToggleButton>
        <IconButton
          icon={X}
          label={t('leave')}
          onPress={onClose}
          className={quiet}
          data-testid="leave-customer-mode"
        />
      </div>
    </div>
  );
}

function Dots({ place, total }: { place: number; total: number }) {
  return (
    <div aria-hidden="true" className="flex gap-2 rounded-full bg-black/25 px-3 py-2">
      {Array.from({ length: total }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are nothing but their places.
          key={index}
          className={`size-2 rounded-full ${index === place ? 'bg-white' : 'bg-white/35'}`}
        />
      ))}
    </div>
  );
}

/** Takes the screen where the browser gives it, and the window's name away; Escape gives both back. */
function useFullScreen(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    hideTitle(true);
    let had = false;
    const onChange = () => {
      if (document.fullscreenElement) had = true;
      else if (had) onClose();
    };
    document.addEventListener('fullscreenchange', onChange);
    // Phones of some makers give no page the screen: the window is enough.
    document.documentElement.requestFullscreen?.().catch(() => {});
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      hideTitle(false);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    };
  }, [isOpen, onClose]);
}
