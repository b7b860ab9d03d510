import { Camera, ImagePlus } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { useTranslations } from 'use-intl';
import { acceptedPhotos } from '../../lib/photo/read_photo.ts';
import { FileButton } from '../../ui/file_button.tsx';
import { PhotoPreview } from './photo_preview.tsx';

/** Where a photo is dropped, chosen or taken, and then seen. Its height never changes. */
export function PhotoArea({ photo, onFile }: { photo: Blob | null; onFile: (file: File) => void }) {
  const t = useTranslations('photo');
  return (
    <DropZone
      aria-label={t('drop')}
      getDropOperation={() => 'copy'}
      onDrop={async ({ items }) => {
        const file = items.find((item) => item.kind === 'file');
        if (file) onFile(await file.getFile());
      }}
      className="group flex min-h-96 flex-col items-center justify-center gap-4 rounded-card border-2 border-dashed border-line-strong bg-card p-4 text-center data-[drop-target]:border-solid data-[drop-target]:border-act data-[drop-target]:bg-act-wash"
    >
      {photo ? (
        <PhotoPreview photo={photo} className="h-72 w-full" />
      ) : (
        <span className="grid size-20 place-items-center rounded-full bg-act-wash text-act-text">
          <ImagePlus size={36} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        <FileButton accept={acceptedPhotos} onFile={onFile} testId="photo-input">
          {photo ? t('change') : t('choose')}
        </FileButton>
        <FileButton accept={acceptedPhotos} onFile={onFile} fromCamera className="not-pointer-coarse:hidden">
          <Camera size={20} strokeWidth={1.75} aria-hidden="true" />
          {t('camera')}
        </FileButton>
      </div>
      {photo ? null : (
        <p className="text-note text-ink-soft">
          <span className="pointer-coarse:hidden">
            {t('drop')}
            <br />
          </span>
          {t('limits')}
        </p>
      )}
    </DropZone>
  );
}
