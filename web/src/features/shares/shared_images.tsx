import type { CallableOutput } from '@pochitto/functions/domain/api';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { PageTitle } from '../../ui/page_title.ts';
import { SharedPicture } from './shared_picture.tsx';

interface SharedImagesProps {
  readonly images: Extract<CallableOutput<'openShare'>, { readonly kind: 'studio_images' }>['images'];
  readonly token: string;
}

/** Shared images of the studio, and nothing else. */
export function SharedImages({ images, token }: SharedImagesProps) {
  const t = useTranslations('shared');
  const locale = useLocale();
  // Loads one after another, from the top: the first is shown before the last has loaded.
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <h1 className="sr-only">{t('title')}</h1>
      <ul className="flex flex-col gap-6" data-testid="shared-pictures">
        {images.map(({ number, width, height, label }, index) => (
          <li key={number}>
            <SharedPicture
              token={token}
              number={number}
              width={width}
              height={height}
              alt={label ? label[locale] : t('alt', { number })}
              isWanted={images.slice(0, index).every((each) => done.has(each.number))}
              onDone={() => setDone((before) => new Set(before).add(number))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
