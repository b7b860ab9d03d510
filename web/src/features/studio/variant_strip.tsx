import { Star } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useLocale, useTranslations } from 'use-intl';
import type { Conversion, Picture } from './conversions.ts';
import { StoredPicture } from './stored_picture.tsx';

interface VariantStripProps {
  readonly conversion: Conversion;
  readonly chosenId: string | null;
  readonly onChoose: (imageId: string) => void;
}

/** Thumbnails of the variants; unfinished ones have placeholders from the start. */
export function VariantStrip({ conversion, chosenId, onChoose }: VariantStripProps) {
  const t = useTranslations('studio.result');
  const name = useVariantName();
  const { images, generationCount, status } = conversion;
  const isOpen = status === 'pending' || status === 'processing';
  const landed = new Set(images.map(({ number }) => number));
  const waiting = isOpen
    ? Array.from({ length: generationCount }, (_, index) => index + 1).filter((each) => !landed.has(each))
    : [];
  return (
    <RadioGroup
      value={chosenId}
      onChange={onChoose}
      orientation="horizontal"
      aria-label={t('heading')}
      className="grid grid-cols-5 gap-2 sm:gap-3"
      data-testid="variants"
      data-count={images.length}
    >
      {images.map((picture) => (
        <Radio
          key={picture.imageId}
          value={picture.imageId}
          aria-label={name(picture)}
          data-testid={`variant-${picture.number}`}
          className="pressable relative aspect-square animate-land cursor-pointer overflow-hidden rounded-xl bg-sunken data-[selected]:outline-3 data-[selected]:outline-offset-2 data-[selected]:outline-ink data-[focus-visible]:!outline-sky"
        >
          <StoredPicture path={picture.thumbnailPath} alt="" className="size-full object-cover" />
          {picture.rating ? (
            <span className="absolute right-1 bottom-1 flex items-center gap-0.5 rounded-full bg-black/55 px-1.5 text-note text-white">
              <Star size={12} className="fill-yolk text-yolk" aria-hidden="true" />
              {picture.rating}
            </span>
          ) : null}
        </Radio>
      ))}
      {waiting.map((number) => (
        <div
          key={number}
          role="img"
          aria-label={t('waiting', { number })}
          className="grid aspect-square place-items-center rounded-xl border-2 border-dashed border-line font-display text-ink-soft"
        >
          {number}
        </div>
      ))}
    </RadioGroup>
  );
}

/** Returns a variant's name: its number, and a description if the engine has one. */
export function useVariantName(): (picture: Pick<Picture, 'number' | 'label'>) => string {
  const t = useTranslations('studio.result');
  const locale = useLocale();
  return ({ number, label }) =>
    label ? t('variantOf', { number, label: label[locale] }) : t('variant', { number });
}
