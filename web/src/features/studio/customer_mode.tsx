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
  /** The picture to start with; null while it is closed. */
  readonly startWith: Picture | null;
  readonly brightnessOf: (picture: Picture) => number;
  readonly onClose: () => void;
}

/** Full-screen view for the customer: pictures, navigation, an unobtrusive exit, and no names. */
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

/** With their own background: on a tablet in portrait they overlay the picture, which may be light. */
const quiet =
  '!bg-black/30 !text-white/85 hover:!bg-black/45 hover:!text-white data-[focus-visible]:!text-white';

function Pictures(props: CustomerModeProps & { startWith: Picture }) {
  const { originalPath, pictures, startWith, brightnessOf, onClose } = props;
  const t = useTranslations('studio.customer');
  // The original comes before the first variant.
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
    // The compare slider handles its own pointers; everywhere else a swipe turns the page.
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
          // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity but their index.
          key={index}
          className={`size-2 rounded-full ${index === place ? 'bg-white' : 'bg-white/35'}`}
        />
      ))}
    </div>
  );
}

/** Enters full screen if the browser allows it, and hides the window title; Escape restores both. */
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
    // Some phones offer no full screen to pages: then the window is enough.
    document.documentElement.requestFullscreen?.().catch(() => {});
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      hideTitle(false);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    };
  }, [isOpen, onClose]);
}
