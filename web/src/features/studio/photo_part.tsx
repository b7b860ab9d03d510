import { Camera, ImagePlus, RefreshCw } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { useTranslations } from 'use-intl';
import { acceptedPhotos, usePhotoReading } from '../../lib/photo/read_photo.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { FileButton } from '../../ui/file_button.tsx';
import { LocalPicture } from '../../ui/pictures.tsx';
import type { ChosenPhoto } from './order.ts';

interface PhotoPartProps {
  readonly photo: ChosenPhoto | null;
  readonly onPhoto: (photo: ChosenPhoto) => void;
}

/** The customer's photo: dropped, chosen or taken, then shown. Its height never changes. */
export function PhotoPart({ photo, onPhoto }: PhotoPartProps) {
  const t = useTranslations('studio.photo');

  const { take, isReading, error } = usePhotoReading(async (file, kind) => {
    // Copied into memory: the camera app's file may be gone by the upload.
    const blob = new Blob([await file.arrayBuffer()], { type: file.type });
    onPhoto({ blob, fileName: file.name || `photo.${kind.extension}` });
  });

  return (
    <div className="flex flex-col gap-3">
      <DropZone
        aria-label={t('drop')}
        getDropOperation={() => 'copy'}
        onDrop={async ({ items }) => {
          const file = items.find((item) => item.kind === 'file');
          if (file) await take(await file.getFile());
        }}
        className="flex h-72 flex-col items-center justify-center gap-3 rounded-card border-2 border-dashed border-line-strong bg-card p-3 text-center data-[drop-target]:border-solid data-[drop-target]:border-act data-[drop-target]:bg-act-wash"
      >
        {photo ? (
          <LocalPicture
            blob={photo.blob}
            alt={t('alt')}
            otherwise={t('noPreview')}
            className="min-h-0 w-full flex-1"
          />
        ) : (
          <span className="grid size-16 place-items-center rounded-full bg-act-wash text-act-text">
            <ImagePlus size={30} strokeWidth={1.75} aria-hidden="true" />
          </span>
        )}
        <div className="flex flex-wrap justify-center gap-2">
          <FileButton
            accept={acceptedPhotos}
            onFile={take}
            testId="studio-photo"
            isDisabled={isReading}
            kind={photo ? 'plain' : 'quiet'}
          >
            {photo ? <RefreshCw size={18} strokeWidth={1.75} aria-hidden="true" /> : null}
            {photo ? t('change') : t('choose')}
          </FileButton>
          <FileButton
            accept={acceptedPhotos}
            onFile={take}
            fromCamera
            isDisabled={isReading}
            kind={photo ? 'plain' : 'quiet'}
            className="not-any-pointer-coarse:hidden"
          >
            <Camera size={20} strokeWidth={1.75} aria-hidden="true" />
            {t('camera')}
          </FileButton>
        </div>
        {photo ? null : (
          <p className="text-note text-ink-soft" aria-live="polite">
            {isReading ? t('reading') : null}
            <span className={isReading ? 'hidden' : 'pointer-coarse:hidden'}>
              {t('drop')}
              <br />
            </span>
            {isReading ? null : t('limits')}
          </p>
        )}
      </DropZone>
      {error ? <ErrorNotice error={error} /> : null}
    </div>
  );
}
