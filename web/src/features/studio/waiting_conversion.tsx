import { useTranslations } from 'use-intl';
import { CancelConversion } from './cancel_conversion.tsx';
import { LocalPicture } from './local_picture.tsx';
import type { ChosenPhoto } from './order.ts';
import { ProgressLine, useProgressWords } from './progress_line.tsx';
import type { Conversion } from './use_conversion.ts';
import { VariantStrip } from './variant_strip.tsx';

interface WaitingConversionProps {
  readonly conversion: Conversion;
  readonly photo: ChosenPhoto | null;
}

/** Before the first variant has landed: the photo itself where it will be seen, and the places that wait. */
export function WaitingConversion({ conversion, photo }: WaitingConversionProps) {
  const t = useTranslations('studio');
  return (
    <div className="flex flex-col gap-4" data-testid="making">
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="mr-auto min-w-0 text-lg" role="status">
          {useProgressWords()(conversion)}
        </h2>
        <CancelConversion conversionId={conversion.id} />
      </div>
      <div className="min-h-11" />
      {photo ? (
        <LocalPicture
          blob={photo.blob}
          alt={t('photo.alt')}
          otherwise={t('photo.noPreview')}
          className="max-h-[min(62dvh,44rem)] min-h-40 opacity-60"
        />
      ) : (
        <div className="h-[min(62dvh,28rem)] rounded-card bg-sunken" />
      )}
      <VariantStrip conversion={conversion} chosenId={null} onChoose={() => {}} />
      <ProgressLine conversion={conversion} />
    </div>
  );
}
