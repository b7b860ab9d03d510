import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PictureBox } from '../../ui/pictures.tsx';

interface SharedPictureProps {
  readonly token: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** If false, reserves the space and loads nothing yet. */
  readonly isWanted?: boolean;
  /** Called when it has loaded or failed. */
  readonly onDone?: () => void;
}

/** A shared image in its aspect ratio. */
export function SharedPicture({
  token,
  number,
  width,
  height,
  alt,
  isWanted = true,
  onDone,
}: SharedPictureProps) {
  const t = useTranslations('shared');
  const [state, setState] = useState<'loading' | 'here' | 'broken'>('loading');
  const end = (next: 'here' | 'broken') => {
    setState(next);
    onDone?.();
  };
  return (
    <PictureBox width={width} height={height} within="88dvh" className="rounded-card bg-sunken">
      {state === 'broken' ? (
        <p className="grid size-full place-items-center p-4 text-center text-note text-ink-soft">
          {t('unreadable')}
        </p>
      ) : isWanted ? (
        <img
          src={`/shared/${token}/${number}`}
          alt={alt}
          referrerPolicy="no-referrer"
          data-testid={`shared-${number}`}
          data-ready={state === 'here'}
          onLoad={() => end('here')}
          onError={() => end('broken')}
          className="size-full animate-appear"
        />
      ) : null}
    </PictureBox>
  );
}
