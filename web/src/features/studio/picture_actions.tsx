import { Download, FileArchive, Link2, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { storedFile } from '../../lib/firebase/storage.ts';
import { useAttempt } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Conversion, Picture } from './conversions.ts';
import { downloadPicture, downloadPictures, type Wanted } from './download.ts';
import type { ChosenPhoto } from './order.ts';
import { ShareDialog } from './share_dialog.tsx';
import { ToStickers } from './to_stickers.tsx';
import { useRemoval } from './use_removal.ts';

interface PictureActionsProps {
  readonly uid: string;
  readonly conversion: Conversion;
  readonly picture: Picture;
  readonly brightnessOf: (picture: Picture) => number;
  readonly hasPhoto: boolean;
  readonly onPhoto: (photo: ChosenPhoto) => void;
}

type Failure = 'act.downloadFailed' | 'photo.unread';

function warned(error: unknown): true {
  console.warn('A picture could not be fetched.', error);
  return true;
}

/** Actions for the selected variant, and for all of them. */
export function PictureActions(props: PictureActionsProps) {
  const { uid, conversion, picture, brightnessOf, hasPhoto, onPhoto } = props;
  const t = useTranslations('studio');
  const { removePicture, removeAll, error } = useRemoval(conversion.id);
  const { attempt, isBusy, failure: hasFailed } = useAttempt(warned);
  const [failure, setFailure] = useState<Failure>('act.downloadFailed');
  const [isSharing, setSharing] = useState(false);
  const isFinished = conversion.status === 'completed';
  const wanted = (each: Picture): Wanted => ({ ...each, brightness: brightnessOf(each) });

  const run = async (act: () => Promise<unknown>, otherwise: Failure) => {
    setFailure(otherwise);
    await attempt(act);
  };

  const again = async () => {
    const { originalImagePath, originalImageName } = conversion;
    onPhoto({ blob: await storedFile(originalImagePath), fileName: originalImageName });
  };

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button
          isDisabled={isBusy}
          onPress={() => run(() => downloadPicture(wanted(picture)), 'act.downloadFailed')}
          data-testid="download"
        >
          <Download size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('act.download')}
        </Button>
        {conversion.images.length > 1 ? (
          <Button
            isDisabled={isBusy}
            onPress={() =>
              run(
                () =>
                  downloadPictures(
                    conversion.images.map(wanted),
                    `pochitto-${conversion.id.slice(0, 8)}.zip`,
                  ),
                'act.downloadFailed',
              )
            }
            data-testid="download-all"
          >
            <FileArchive size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('act.downloadAll')}
          </Button>
        ) : null}
        <Button onPress={() => setSharing(true)} data-testid="open-share">
          <Link2 size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('act.share')}
        </Button>
        <ToStickers wanted={wanted(picture)} />
      </div>
      {hasFailed ? <Notice kind="problem" title={t(failure)} /> : null}
      {error ? <ErrorNotice error={error} /> : null}
      <div className="-mx-3 flex flex-wrap gap-x-1">
        {hasPhoto ? null : (
          <Button
            kind="plain"
            isDisabled={isBusy}
            onPress={() => run(again, 'photo.unread')}
            data-testid="same-photo"
          >
            <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('photo.again')}
          </Button>
        )}
        <Button kind="plain" onPress={() => removePicture(picture.imageId)} data-testid="remove-picture">
          <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('act.remove')}
        </Button>
        {isFinished ? (
          <Button kind="plain" onPress={removeAll} data-testid="remove-all">
            <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('act.removeAll')}
          </Button>
        ) : null}
      </div>
      <ShareDialog
        uid={uid}
        conversion={conversion}
        picture={picture}
        isOpen={isSharing}
        onClose={() => setSharing(false)}
      />
    </div>
  );
}
