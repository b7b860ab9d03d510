import { useTranslations } from 'use-intl';
import { acceptedPhotos } from '../../lib/photo/read_photo.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file_button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LocalPicture } from '../../ui/pictures.tsx';
import type { TrialCutOut } from './use_trial.ts';

interface TrialStoppedProps {
  readonly cutOut: TrialCutOut;
  readonly photo: Blob;
  readonly onPhoto: (photo: File) => void;
  readonly onAgain: () => void;
  readonly onGoOn: () => void;
}

/** Says why a photo gave no stickers, with all ways to continue. */
export function TrialStopped({ cutOut, photo, onPhoto, onAgain, onGoOn }: TrialStoppedProps) {
  const t = useTranslations('home.trial');
  const code = cutOut.state === 'failed' ? cutOut.error.code : null;
  // Only another photo helps: a set from this one would fail too.
  const isPhoto = code?.startsWith('photo_') ?? false;
  return (
    <div className="mt-5 flex max-w-xl flex-col gap-4">
      <Reason cutOut={cutOut} />
      <LocalPicture
        blob={photo}
        alt={t('photoAlt')}
        otherwise=""
        className="h-56 w-full rounded-card bg-sunken p-3"
      />
      <div className="flex flex-wrap gap-3">
        {isPhoto ? (
          <FileButton
            kind="act"
            accept={acceptedPhotos}
            onFile={onPhoto}
            testId="trial-another"
            className="max-sm:w-full"
          >
            {t('another')}
          </FileButton>
        ) : (
          <>
            <Button kind="act" className="max-sm:w-full" data-testid="trial-skip" onPress={onGoOn}>
              {t('goOn')}
            </Button>
            {cutOut.state === 'failed' ? (
              <Button data-testid="trial-again" onPress={onAgain} className="max-sm:w-full">
                {t('again')}
              </Button>
            ) : null}
            <FileButton accept={acceptedPhotos} onFile={onPhoto} className="max-sm:w-full">
              {t('another')}
            </FileButton>
          </>
        )}
      </div>
      {isPhoto ? null : <p className="text-note text-ink-soft">{t('goOnHint')}</p>}
    </div>
  );
}

function Reason({ cutOut }: Pick<TrialStoppedProps, 'cutOut'>) {
  const t = useTranslations('home.trial');
  if (cutOut.state === 'too_large') {
    return (
      <Notice kind="info" title={t('tooLarge')}>
        <p>{t('tooLargeHint')}</p>
      </Notice>
    );
  }
  if (cutOut.state === 'offline') {
    return (
      <div data-testid="trial-offline">
        <Notice kind="info" title={t('offline')} />
      </div>
    );
  }
  if (cutOut.state !== 'failed') return <Notice kind="info" title={t('undrawn')} />;
  return <ErrorNotice error={cutOut.error} />;
}
