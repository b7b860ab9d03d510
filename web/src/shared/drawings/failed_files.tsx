import { useTranslations } from 'use-intl';
import { acceptedPhotos } from '../../lib/photo/read_photo.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file_button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useErrorLine } from '../error_notice.tsx';
import type { FailedFile } from './use_drawing_files.ts';

interface FailedFilesProps {
  readonly failed: readonly FailedFile[];
  readonly onReplace: (files: readonly File[], layout: FailedFile['layout']) => void;
  readonly onDismiss: (key: string) => void;
}

/** The files that could not be used, each with the reason and a way to replace it; the others stay. */
export function FailedFiles({ failed, onReplace, onDismiss }: FailedFilesProps) {
  const t = useTranslations('drawings');
  const errorLine = useErrorLine();
  if (failed.length === 0) return null;
  return (
    <Notice kind="problem" title={t('failed', { count: failed.length })}>
      <ul className="mt-2 flex flex-col gap-3" data-testid="failed-files">
        {failed.map(({ key, name, layout, error }) => (
          <li key={key} className="flex flex-col gap-2">
            <p>
              <span className="font-bold break-all">{name}</span>
              <br />
              {errorLine(error.code)}
            </p>
            <div className="flex flex-wrap gap-2">
              <FileButton
                accept={acceptedPhotos}
                onFile={(file) => {
                  onDismiss(key);
                  onReplace([file], layout);
                }}
              >
                {t('replace')}
              </FileButton>
              <Button kind="plain" onPress={() => onDismiss(key)}>
                {t('leaveOut')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
