import { Star, X } from 'lucide-react';
import { useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Picture } from './conversions.ts';
import { say } from './toasts.tsx';

const stars = [1, 2, 3, 4, 5] as const;

/** A rating of one to five stars. A choice shows immediately, and is reverted if it fails to save. */
export function RatingPart({ picture }: { picture: Picture }) {
  const t = useTranslations('studio.rating');
  const [chosen, setChosen] = useState<{ imageId: string; rating: number | null } | null>(null);
  const rating = chosen?.imageId === picture.imageId ? chosen.rating : picture.rating;

  const rate = (next: number | null) => {
    const { imageId } = picture;
    setChosen({ imageId, rating: next });
    call('rateImage', { imageId, rating: next }).catch((error: unknown) => {
      console.warn('The rating was not taken.', error);
      setChosen(null);
      say(t('unsaved'));
    });
  };

  return (
    <div className="flex items-center gap-1">
      <RadioGroup
        value={rating === null ? null : String(rating)}
        onChange={(value) => rate(Number(value))}
        orientation="horizontal"
        className="flex items-center gap-2"
        data-testid="rating"
        data-rating={rating ?? 0}
      >
        <Label className="text-note font-bold text-ink-soft">{t('label')}</Label>
        <div className="flex">
          {stars.map((star) => (
            <Radio
              key={star}
              value={String(star)}
              aria-label={t('stars', { stars: star })}
              data-testid={`star-${star}`}
              className="pressable grid h-11 w-10 cursor-pointer place-items-center rounded-full"
            >
              <Star
                size={24}
                strokeWidth={1.75}
                aria-hidden="true"
                className={rating !== null && star <= rating ? 'fill-yolk text-amber' : 'text-line-strong'}
              />
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <IconButton
        icon={X}
        label={t('clear')}
        onPress={() => rate(null)}
        className={rating === null ? 'invisible' : ''}
      />
    </div>
  );
}
