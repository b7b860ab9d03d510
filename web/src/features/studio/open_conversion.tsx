import { errorCodes } from '@pochitto/functions/domain/error_codes';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { LocalPicture } from '../../ui/pictures.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { CancelConversion, ProgressLine, useProgressWords } from './conversion_state.tsx';
import { type Conversion, useConversion } from './conversions.ts';
import type { ChosenPhoto } from './order.ts';
import { OrderText } from './order_text.tsx';
import { MissingConversion, Result } from './result.tsx';
import { useRemoval } from './use_removal.ts';
import { VariantStrip } from './variant_strip.tsx';

interface OpenConversionProps {
  readonly uid: string;
  readonly conversionId: string;
  readonly sentPhoto: ChosenPhoto | null;
  /** Whether the order already has a photo; otherwise this conversion's photo is offered. */
  readonly hasPhoto: boolean;
  readonly onPhoto: (photo: ChosenPhoto) => void;
}

/** A conversion in its current state: in progress, done, failed, or deleted. */
export function OpenConversion({ uid, conversionId, sentPhoto, hasPhoto, onPhoto }: OpenConversionProps) {
  const t = useTranslations('studio.result');
  const live = useConversion(conversionId);
  if (live.state === 'failed') throw live.error;
  if (live.state === 'loading') return <Waiting />;
  if (live.state === 'missing') return <MissingConversion />;
  const conversion = live.value;
  const { status, images } = conversion;
  if (status === 'cancelled') return <MissingConversion text={t('cancelled')} />;
  if (status === 'failed') return <FailedConversion conversion={conversion} />;
  const isOpen = status === 'pending' || status === 'processing';
  if (isOpen && images.length === 0) return <WaitingConversion conversion={conversion} photo={sentPhoto} />;
  return <Result uid={uid} conversion={conversion} hasPhoto={hasPhoto} onPhoto={onPhoto} />;
}

/** Says why no picture was made, what to do, and that nothing was counted. */
function FailedConversion({ conversion }: { conversion: Conversion }) {
  const t = useTranslations('studio');
  const { removeAll, error } = useRemoval(conversion.id);
  const code = errorCodes.find((each) => each === conversion.errorCode) ?? 'studio_failed';
  return (
    <div
      className="flex flex-col gap-4 rounded-card border border-line bg-card p-5"
      data-testid="failed-conversion"
    >
      <h2 className="text-xl">{t('result.failedTitle')}</h2>
      <ErrorNotice error={{ code, path: [] }}>
        <p className="text-note text-ink-soft">{t('uncounted')}</p>
      </ErrorNotice>
      <OrderText conversion={conversion} />
      {error ? <ErrorNotice error={error} /> : null}
      <Button kind="plain" onPress={removeAll} className="-ml-3 self-start" data-testid="remove-all">
        <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('act.removeFailed')}
      </Button>
    </div>
  );
}

interface WaitingConversionProps {
  readonly conversion: Conversion;
  readonly photo: ChosenPhoto | null;
}

/** Before the first variant: the photo in the place of the results, and placeholders. */
function WaitingConversion({ conversion, photo }: WaitingConversionProps) {
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
