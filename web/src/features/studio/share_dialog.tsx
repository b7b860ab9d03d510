import { X } from 'lucide-react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/button.tsx';
import type { Conversion, Picture } from './conversions.ts';
import { ShareImages } from './share_images.tsx';

interface ShareDialogProps {
  readonly uid: string;
  readonly conversion: Conversion;
  readonly picture: Picture;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/**
 * Creates a link to one picture or all: choose its lifetime, copy or send it; below it the open links, which can be
 * revoked.
 */
export function ShareDialog({ uid, conversion, picture, isOpen, onClose }: ShareDialogProps) {
  const t = useTranslations();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-40 grid animate-appear items-end bg-black/50 sm:place-items-center sm:p-4"
    >
      <Modal className="max-h-[calc(100dvh-2rem)] w-full overflow-y-auto border border-line bg-card text-ink shadow-lift max-sm:rounded-t-card sm:max-w-md sm:rounded-card">
        <Dialog
          className="flex flex-col gap-4 p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] outline-none"
          data-testid="share"
        >
          <div className="flex items-center gap-2">
            <Heading slot="title" className="flex-1 text-xl">
              {t('studio.share.title')}
            </Heading>
            <IconButton icon={X} label={t('notice.close')} onPress={onClose} />
          </div>
          <p className="text-note text-ink-soft">{t('studio.share.text')}</p>
          <ShareImages uid={uid} conversion={conversion} picture={picture} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
