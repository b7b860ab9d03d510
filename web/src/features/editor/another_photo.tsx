import { mostPhotosOfSet } from '@pochitto/functions/domain/limits';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { acceptedPhotos } from '../../lib/photo/read_photo.ts';
import { FileButton } from '../../ui/file_button.tsx';
import { useObjectUrl } from '../../ui/pictures.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';
import { useEditor } from './use_editor.ts';

/**
 * Replaces the photo of a finished set by another one of the same subject: choose, preview, apply to all stickers.
 */
export function AnotherPhoto({ isDisabled }: { isDisabled: boolean }) {
  const t = useTranslations('editor.cutOut');
  const tNotice = useTranslations('notice');
  const { set, cutOutAgain } = useEditor();
  const [photo, setPhoto] = useState<File | null>(null);
  const url = useObjectUrl(photo);
  const left = mostPhotosOfSet - set.stamp.photoCount;
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <FileButton
        accept={acceptedPhotos}
        onFile={setPhoto}
        isDisabled={isDisabled || cutOutAgain.isBusy || left <= 0}
        testId="another-photo"
      >
        <ImagePlus size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('photo')}
      </FileButton>
      <p className="text-note text-ink-soft">{t(left > 0 ? 'photoHint' : 'photoNone', { left })}</p>
      <QuestionDialog
        isOpen={photo !== null}
        onClose={() => setPhoto(null)}
        title={t('photoTitle')}
        text={t('photoText')}
        confirm={t('photoConfirm')}
        cancel={tNotice('cancel')}
        onConfirm={() => {
          if (photo) cutOutAgain.startWith(photo);
          setPhoto(null);
        }}
        isBusy={false}
        confirmTestId="use-photo"
      >
        {url ? (
          <img src={url} alt={t('photoAlt')} className="mx-auto max-h-64 rounded-xl object-contain" />
        ) : null}
      </QuestionDialog>
    </div>
  );
}
