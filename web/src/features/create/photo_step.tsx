import { Brush, Camera, Check, ImagePlus } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { Link, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { acceptedPhotos, usePhotoReading } from '../../lib/photo/read_photo.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file_button.tsx';
import { LocalPicture } from '../../ui/pictures.tsx';
import { Step, useCreation } from './step.tsx';

export function Component() {
  const t = useTranslations();
  const navigate = useNavigate();
  const { photo, choose, choosePhoto } = useCreation();

  const { take, isReading, error } = usePhotoReading(choosePhoto);

  return (
    <Step
      name="photo"
      title={t('photo.title')}
      lead={t('photo.lead')}
      footNote={isReading ? t('photo.reading') : photo ? t('photo.kept') : t('photo.needed')}
      footAction={
        <Button
          kind="act"
          className="flex-1"
          isDisabled={!photo || isReading}
          data-testid="next-step"
          onPress={() => {
            choose({ art: 'photo' });
            navigate('/create/messages');
          }}
        >
          {t('create.nextMessages')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {error ? <ErrorNotice error={error} /> : null}
        <PhotoArea photo={photo} onFile={take} />
        <PhotoTips />
        <Link
          to="/create/drawings"
          data-testid="use-drawings"
          className={buttonClass('plain', 'self-center')}
        >
          <Brush size={20} strokeWidth={1.75} aria-hidden="true" />
          {t('drawings.use')}
        </Link>
      </div>
    </Step>
  );
}

const tips = ['face', 'light', 'whole'] as const;

function PhotoTips() {
  const t = useTranslations('photo');
  return (
    <section className="rounded-card border border-line bg-card p-5">
      <h2 className="mb-2 text-base">{t('tipsTitle')}</h2>
      <ul className="flex flex-col gap-1">
        {tips.map((tip) => (
          <li key={tip} className="flex items-start gap-2">
            <Check size={18} strokeWidth={2.25} className="mt-1.5 shrink-0 text-matcha" aria-hidden="true" />
            {t(`tips.${tip}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Area where a photo is dropped, chosen or taken, then shown. Its height never changes. */
function PhotoArea({ photo, onFile }: { photo: Blob | null; onFile: (file: File) => void }) {
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
        <LocalPicture blob={photo} alt={t('alt')} otherwise={t('noPreview')} className="h-72 w-full" />
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
