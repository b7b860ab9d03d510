import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../lib/firebase/storage.ts';

interface StoredPictureProps {
  readonly path: string;
  readonly alt: string;
  readonly className?: string;
  readonly testId?: string;
}

/** A stored picture: files of the studio are never overwritten, so the path identifies the content. */
export function StoredPicture({ path, alt, className = '', testId }: StoredPictureProps) {
  const t = useTranslations('studio.view');
  const picture = useStoredPicture(path, '');
  if (picture.state === 'failed') {
    return (
      <p className={`grid place-items-center bg-sunken p-2 text-center text-note text-ink-soft ${className}`}>
        {t('unreadable')}
      </p>
    );
  }
  if (picture.state === 'loading') return <div className={className} />;
  return (
    <img
      src={picture.url}
      alt={alt}
      draggable={false}
      data-testid={testId}
      className={`animate-appear ${className}`}
    />
  );
}
