import type { ErrorDetails } from '@pochitto/functions/domain/api';
import type { Payment } from '@pochitto/functions/domain/stamps/stamp';
import { useState } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { draftCount } from '../../lib/draft/draft.ts';
import { CallError } from '../../lib/firebase/call_error.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useWhileOpen } from '../../lib/requests.ts';
import { type RetryWait, retryUnavailable } from '../../lib/retried_load.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { PayChoice, PriceLine, usePaying } from '../../shared/pay_choice.tsx';
import { usePresets } from '../../shared/presets/presets.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MeterBar } from '../../ui/progress.tsx';
import { DrawingsPreview } from './drawings/drawings_preview.tsx';
import { PreviewPanel } from './preview_panel.tsx';
import { ReviewCards } from './review_cards.tsx';
import { startDrawings, startStamp } from './start_stamp.ts';
import { incompletePlace, Step, useCreation } from './step.tsx';

type Starting =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly part: number | null; readonly wait?: RetryWait | null }
  | { readonly state: 'failed'; readonly error: ErrorDetails }
  | { readonly state: 'interrupted' };

export function Component() {
  const t = useTranslations();
  const locale = useLocale();
  const { uid } = usePerson();
  const navigate = useNavigate();
  const { draft, photo, finish } = useCreation();
  const [starting, setStarting] = useState<Starting>({ state: 'idle' });
  const [chosen, choosePayment] = useState<Payment | null>(null);
  const whileOpen = useWhileOpen();
  const count = draftCount(draft);
  const paying = usePaying(uid, count, chosen);
  const { payWith } = paying;
  const isBusy = starting.state === 'sending';
  const { presets } = usePresets();
  const preset =
    presets.state === 'ready' ? presets.presets.find(({ slug }) => slug === draft.presetId) : null;

  const isOfPhoto = draft.art === 'photo';
  const incomplete = incompletePlace({ draft, photo });
  if (incomplete) return <Navigate to={incomplete} replace />;
  // Not chosen, or removed since.
  if (draft.presetId === null || preset === undefined) return <Navigate to="/create/style" replace />;

  const start = async () => {
    if (isBusy || !payWith) return;
    const signal = whileOpen();
    setStarting({ state: 'sending', part: null });
    try {
      const person = { uid, locale, payWith };
      const onProgress = (part: number) => setStarting({ state: 'sending', part });
      // Repeated with the same request ID, it creates one set.
      const stampId = await retryUnavailable(
        () =>
          photo && isOfPhoto ? startStamp(draft, photo, person, onProgress) : startDrawings(draft, person),
        { signal, onWait: (wait) => setStarting({ state: 'sending', part: null, wait }) },
      );
      await finish();
      await navigate(`/sets/${stampId}`, { replace: true });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof CallError)) console.warn('The photo could not be sent.', error);
      setStarting(
        error instanceof CallError ? { state: 'failed', error: error.details } : { state: 'interrupted' },
      );
    }
  };

  return (
    <Step
      name="review"
      title={t('review.title')}
      lead={t('review.lead')}
      footNote={
        starting.state === 'sending' ? (
          <SendingLine part={starting.part} wait={starting.wait ?? null} />
        ) : (
          <PriceLine paying={paying} />
        )
      }
      footAction={
        <Button
          kind="act"
          className="flex-1"
          isDisabled={isBusy || presets.state === 'loading' || payWith === null}
          data-testid="start"
          onPress={start}
        >
          {starting.state === 'interrupted' ? t('review.startAgain') : t('review.start', { count })}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {starting.state === 'failed' ? (
          <ErrorNotice error={starting.error} sayUncharged>
            {starting.error.code === 'drawing_missing' ? (
              <Link to="/create/drawings" className={buttonClass('quiet', 'mt-3')}>
                {t('drawings.edit')}
              </Link>
            ) : null}
            {isAboutLook(starting.error) ? (
              <Link to="/create/style" className={buttonClass('quiet', 'mt-3')}>
                {t('review.editStyle')}
              </Link>
            ) : null}
          </ErrorNotice>
        ) : null}
        {starting.state === 'interrupted' ? <Notice kind="problem" title={t('review.uploadFailed')} /> : null}
        {isOfPhoto ? <PreviewPanel preset={preset} /> : <DrawingsPreview preset={preset} />}
        <PayChoice paying={paying} onChange={choosePayment} next="/create/review" />
        <ReviewCards preset={preset} />
      </div>
    </Step>
  );
}

function isAboutLook({ code }: ErrorDetails): boolean {
  return code === 'engine_unavailable' || code === 'preset_unknown';
}

function SendingLine({ part, wait }: { part: number | null; wait: RetryWait | null }) {
  const t = useTranslations('review');
  const notice = useTranslations('notice');
  const percent = Math.floor((part ?? 0) * 100);
  const text = wait
    ? notice(wait)
    : part === null
      ? t('preparing')
      : part < 1
        ? t('sending', { percent })
        : t('finishing');
  return (
    <span className="flex flex-col gap-1.5">
      {text}
      <MeterBar part={part ?? 0} label={text} />
    </span>
  );
}
