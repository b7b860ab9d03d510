import { ImageIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useObjectUrl } from '../../lib/photo/use_object_url.ts';

/** The photo, or friendly words where this browser can't draw it (HEIC). */
export function PhotoPreview({ photo, className }: { photo: Blob; className: string }) {
  const t = useTranslations('photo');
  const url = useObjectUrl(photo);
  const [undrawable, setUndrawable] = useState<Blob | null>(null);
  if (undrawable === photo) {
    return (
      <div className={`grid place-items-center rounded-xl bg-sunken p-4 text-ink-soft ${className}`}>
        <div className="flex flex-col items-center gap-2 text-note">
          <ImageIcon size={32} strokeWidth={1.75} aria-hidden="true" />
          {t('noPreview')}
        </div>
      </div>
    );
  }
  return (
    <div className={`grid grid-rows-[minmax(0,1fr)] place-items-center ${className}`}>
      {url ? (
        <img
          src={url}
          alt={t('alt')}
          onError={() => setUndrawable(photo)}
          className="max-h-full max-w-full rounded-xl object-contain"
        />
      ) : null}
    </div>
  );
}
