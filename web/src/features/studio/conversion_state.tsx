import { daysLeft } from '@pochitto/functions/domain/studio/generated_image';
import { Clock, Square } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useDay } from '../../i18n/format_date.ts';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { MeterBar } from '../../ui/progress.tsx';
import { StatusBadge } from '../../ui/status_badge.tsx';
import type { Conversion } from './conversions.ts';
import { say } from './toasts.tsx';

/** Returns the state of an unfinished conversion as text. */
export function useProgressWords(): (conversion: Conversion) => string {
  const t = useTranslations('studio.result');
  return ({ status, images, generationCount }) => {
    if (status === 'pending') return t('pending');
    return images.length < generationCount ? t('working', { number: images.length + 1 }) : t('finishing');
  };
}

/** Number of finished variants, and that the page can be left. */
export function ProgressLine({ conversion: { images, generationCount } }: { conversion: Conversion }) {
  const t = useTranslations('studio.result');
  const done = images.length;
  return (
    <div className="flex flex-col gap-1.5">
      <MeterBar part={done / generationCount} label={t('landed', { done, count: generationCount })} />
      <p className="text-note text-ink-soft">{t('stay')}</p>
    </div>
  );
}

/** The expiry is highlighted from this many days on. */
const soon = 3;

/** How long a picture is still stored; highlighted in its last days. */
export function DaysLeft({ expiresAt }: { expiresAt: Date }) {
  const t = useTranslations('studio.result');
  const day = useDay();
  const days = daysLeft(expiresAt, new Date());
  const text = days <= 1 ? t('lastDay') : t('daysLeft', { days });
  const until = t('kept', { date: day(expiresAt) });
  if (days > soon) {
    return (
      <span className="text-note text-ink-soft" title={until} data-testid="days-left">
        {text}
      </span>
    );
  }
  return (
    <span title={until} data-testid="days-left" data-soon="true">
      <StatusBadge tint="wait" icon={Clock} text={text} />
    </span>
  );
}

/** Cancels immediately, without a confirmation: the order is still in the form. */
export function CancelConversion({ conversionId }: { conversionId: string }) {
  const t = useTranslations('studio.result');
  const navigate = useNavigate();
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  const cancel = () =>
    request(async () => {
      await call('cancelConversion', { conversionId });
      say(t('cancelled'));
      await navigate('/studio', { replace: true });
    });
  return (
    <>
      <Button kind="plain" onPress={cancel} isDisabled={isBusy} data-testid="cancel-conversion">
        <Square size={16} strokeWidth={2} aria-hidden="true" />
        {isBusy ? t('cancelling') : t('cancel')}
      </Button>
      {error ? <ErrorNotice error={error} /> : null}
    </>
  );
}
