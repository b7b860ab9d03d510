import { useTranslations } from 'use-intl';
import { PictureBox } from '../../ui/pictures.tsx';
import { AdjustedPicture } from './adjusted_picture.tsx';
import { CompareSlider, Tag } from './compare_slider.tsx';
import type { Picture } from './conversions.ts';
import { StoredPicture } from './stored_picture.tsx';

export const stageViews = ['compare', 'beside', 'alone'] as const;
export type StageView = (typeof stageViews)[number];

interface StageProps {
  readonly originalPath: string;
  readonly picture: Picture;
  readonly brightness: number;
  readonly view: StageView;
  readonly label: string;
}

const within = 'min(62dvh, 44rem)';

/** The selected variant, large: over the original, beside it, or alone. */
export function Stage({ originalPath, picture, brightness, view, label }: StageProps) {
  const t = useTranslations('studio.view');
  const { width, height, imagePath } = picture;
  const original = (
    <StoredPicture
      path={originalPath}
      alt={t('original')}
      testId="original"
      className="absolute inset-0 size-full object-cover"
    />
  );
  const variant = (
    <AdjustedPicture
      path={imagePath}
      brightness={brightness}
      label={label}
      testId="variant"
      className="absolute inset-0 size-full"
    />
  );
  const box = { width, height, within, className: 'rounded-card bg-sunken' };
  if (view === 'compare') {
    return (
      <PictureBox {...box}>
        <CompareSlider before={original} after={variant} />
      </PictureBox>
    );
  }
  if (view === 'alone') return <PictureBox {...box}>{variant}</PictureBox>;
  return (
    <div className="grid grid-cols-2 gap-2 sm:gap-3">
      <PictureBox {...box}>
        {original}
        <Tag className="left-3">{t('original')}</Tag>
      </PictureBox>
      <PictureBox {...box}>
        {variant}
        <Tag className="right-3">{t('after')}</Tag>
      </PictureBox>
    </div>
  );
}
