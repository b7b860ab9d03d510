import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { useArrowKeys, useSwipe } from '../../../lib/step_gestures.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { StepRow } from './step_rows.ts';

interface StepPicturesProps {
  readonly rows: readonly StepRow[];
  /** Path of the open picture; null for none. */
  readonly open: string | null;
  readonly onOpen: (path: string | null) => void;
}

/** Large screenshots of the pages; arrow keys and swipes step through them. */
export function StepPictures({ rows, open, onOpen }: StepPicturesProps) {
  const t = useTranslations();
  const shown = rows.flatMap(({ name, step }) => (step?.screenshot ? [{ name, path: step.screenshot }] : []));
  const index = shown.findIndex(({ path }) => path === open);
  const current = shown[index];
  const step = (by: number) => {
    const next = shown[(index + by + shown.length) % shown.length];
    if (next) onOpen(next.path);
  };
  useArrowKeys(current ? step : null);
  const swipe = useSwipe(step);
  return (
    <ModalOverlay
      isOpen={current !== undefined}
      onOpenChange={(isOpen) => !isOpen && onOpen(null)}
      isDismissable
      className="fixed inset-0 z-40 animate-appear bg-black/70 sm:p-6"
    >
      <Modal className="h-full w-full bg-card text-ink sm:mx-auto sm:max-w-5xl sm:rounded-card">
        {current ? (
          <Dialog className="flex h-full flex-col gap-3 p-3 outline-none sm:p-5" data-testid="step-pictures">
            <div className="flex items-center gap-2">
              <Heading slot="title" className="line-clamp-1 flex-1 text-lg">
                {t('submission.pictureTitle', { step: t(`submission.steps.${current.name}`) })}
              </Heading>
              <span className="text-note text-ink-soft" data-testid="picture-position">
                {t('submission.picturePosition', { number: index + 1, total: shown.length })}
              </span>
              <IconButton icon={X} label={t('notice.close')} onPress={() => onOpen(null)} />
            </div>
            <div {...swipe} className="min-h-0 flex-1 touch-pan-y overflow-auto rounded-xl bg-sunken">
              <LargePicture path={current.path} alt={t(`submission.steps.${current.name}`)} />
            </div>
            <div className="flex items-center justify-between gap-2">
              <IconButton
                icon={ChevronLeft}
                label={t('submission.picturePrevious')}
                onPress={() => step(-1)}
                data-testid="previous-picture"
              />
              <p className="text-center text-note text-ink-soft">{t('submission.pictureNote')}</p>
              <IconButton
                icon={ChevronRight}
                label={t('submission.pictureNext')}
                onPress={() => step(1)}
                data-testid="next-picture"
              />
            </div>
          </Dialog>
        ) : null}
      </Modal>
    </ModalOverlay>
  );
}

function LargePicture({ path, alt }: { path: string; alt: string }) {
  const missing = useTranslations('submission')('pictureMissing');
  const picture = useStoredPicture(path, '');
  if (picture.state === 'failed') return <p className="p-6 text-center text-ink-soft">{missing}</p>;
  if (picture.state !== 'ready') return null;
  return (
    <img key={picture.url} src={picture.url} alt={alt} className="mx-auto animate-appear" draggable={false} />
  );
}
