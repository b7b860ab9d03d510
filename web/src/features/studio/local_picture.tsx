import { ImageIcon } from 'lucide-react';
import { useState } from 'react';
import { useObjectUrl } from '../../lib/photo/use_object_url.ts';

interface LocalPictureProps {
  readonly blob: Blob;
  readonly alt: string;
  /** Said where this browser can't draw it (HEIC). */
  readonly otherwise: string;
  readonly className: string;
}

/** A picture that is still on this device. */
export function LocalPicture({ blob, alt, otherwise, className }: LocalPictureProps) {
  const url = useObjectUrl(blob);
  const [undrawable, setUndrawable] = useState<Blob | null>(null);
  if (undrawable === blob) {
    return (
      <div
        role="img"
        aria-label={alt}
        className={`flex flex-col items-center justify-center gap-1 rounded-xl bg-sunken p-2 text-note text-ink-soft ${className}`}
      >
        <ImageIcon size={24} strokeWidth={1.75} aria-hidden="true" />
        {otherwise}
      </div>
    );
  }
  return (
    <div className={`grid grid-rows-[minmax(0,1fr)] place-items-center ${className}`}>
      {url ? (
        <img
          src={url}
          alt={alt}
          onError={() => setUndrawable(blob)}
          className="max-h-full max-w-full rounded-xl object-contain"
        />
      ) : null}
    </div>
  );
}
