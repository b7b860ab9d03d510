import { useTranslations } from 'use-intl';
import { Waiting } from '../../ui/waiting.tsx';
import { FailedConversion } from './failed_conversion.tsx';
import { MissingConversion } from './missing_conversion.tsx';
import type { ChosenPhoto } from './order.ts';
import { Result } from './result.tsx';
import { useConversion } from './use_conversion.ts';
import { WaitingConversion } from './waiting_conversion.tsx';

interface OpenConversionProps {
  readonly uid: string;
  readonly conversionId: string;
  readonly sentPhoto: ChosenPhoto | null;
  /** Whether the order has a photo already; else this one's is on offer. */
  readonly hasPhoto: boolean;
  readonly onPhoto: (photo: ChosenPhoto) => void;
}

/** A conversion as it stands: on its way, here, not made, or gone. */
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
