import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { maxVariants } from '@pochitto/functions/domain/studio/image_conversion';
import { studioVariants } from '@pochitto/functions/domain/studio/studio_variants';
import { Sparkles } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { CallError } from '../../lib/firebase/call_error.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { changesSomething, needOf, type Order } from './order.ts';
import { startConversion } from './start_conversion.ts';
import { type Quota, useReturnDay } from './use_quota.ts';

interface StartPartProps {
  readonly uid: string;
  readonly order: Order;
  readonly quota: Quota | null;
  readonly onStarted: (conversionId: string) => void;
}

export const counts = Array.from({ length: maxVariants }, (_, index) => index + 1);

type Problem = { readonly error: ErrorDetails | null };

/** The start button with its use of the monthly quota; above it what is missing. Always in view. */
export function StartPart({ uid, order, quota, onStarted }: StartPartProps) {
  const t = useTranslations('studio');
  const locale = useLocale();
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const need = needOf(order, quota?.left ?? null);
  const clearance = useClearance();
  const { count } = order;

  const start = async () => {
    setSent(0);
    setProblem(null);
    try {
      onStarted(await startConversion(order, { uid, locale }, setSent));
    } catch (error) {
      if (!(error instanceof CallError)) console.warn('The photo could not be sent.', error);
      setProblem({ error: error instanceof CallError ? error.details : null });
    }
    setSent(null);
  };

  return (
    <div
      ref={clearance}
      className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-2 border-t border-line bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:-mx-2 sm:px-2"
    >
      {problem ? <StartProblem problem={problem} /> : null}
      <p
        aria-live="polite"
        className="grid min-h-[3.2em] place-items-center text-center text-note text-ink-soft"
      >
        {sent !== null ? (
          sent < 1 ? (
            t('sending', { percent: Math.round(sent * 100) })
          ) : (
            t('starting')
          )
        ) : need === null ? (
          <Planned order={order} />
        ) : (
          <Need need={need} quota={quota} />
        )}
      </p>
      <Button
        kind="act"
        className="w-full !px-4"
        isDisabled={need !== null || sent !== null}
        onPress={start}
        data-testid="start-conversion"
      >
        <Sparkles size={20} strokeWidth={2} className="shrink-0" aria-hidden="true" />
        {quota ? t('start', { count, left: quota.left }) : t('startPlain', { count })}
      </Button>
    </div>
  );
}

function Need({ need, quota }: { need: NonNullable<ReturnType<typeof needOf>>; quota: Quota | null }) {
  const t = useTranslations('studio.needs');
  const day = useReturnDay();
  if (need === 'none') return t('none', { date: quota ? day(quota.backOn) : '' });
  if (need === 'quota') return t('quota', { left: quota?.left ?? 0 });
  return t(need);
}

/** Describes the planned pictures, if they are known in advance. */
function Planned({ order }: { order: Order }) {
  const t = useTranslations('studio');
  const locale = useLocale();
  if (order.mode !== 'effect' || !changesSomething(order.effect)) return null;
  const labels = studioVariants(order.effect, order.count).map(({ label }) => label[locale]);
  return (
    <span data-testid="planned">
      {t('planned')}: {plannedWords(labels, locale)}
    </span>
  );
}

/** Lists the pictures; what they all have in common is said once. */
function plannedWords(labels: readonly string[], locale: Locale): string {
  const { within, between } = separators[locale];
  const pictures = labels.map((label) => label.split(within));
  const shared = (pictures[0] ?? []).filter((part) => pictures.every((parts) => parts.includes(part)));
  if (shared.length === 0 || labels.length === 1) return labels.join(between);
  const own = pictures.map((parts) => parts.filter((part) => !shared.includes(part)).join(within));
  return `${own.join(between)} (${shared.join(within)})`;
}

const separators = {
  ja: { within: '・', between: '、' },
  en: { within: ' · ', between: '; ' },
} as const;

function StartProblem({ problem: { error } }: { problem: Problem }) {
  const t = useTranslations('studio');
  const uncounted = <p className="text-note text-ink-soft">{t('uncounted')}</p>;
  // The text of the error table is about the choice in sticker sets.
  if (error?.code === 'engine_unavailable') {
    return (
      <Notice kind="problem" title={t('aiAway')}>
        <p>{t('aiAwayHint')}</p>
        {uncounted}
      </Notice>
    );
  }
  if (error) return <ErrorNotice error={error}>{uncounted}</ErrorNotice>;
  return (
    <Notice kind="problem" title={t('uploadFailed')}>
      {uncounted}
    </Notice>
  );
}

/** For a sticky footer: keeps focused elements clear of it, however tall its text makes it. */
function useClearance() {
  return useCallback((foot: HTMLElement | null) => {
    if (!foot) return undefined;
    const { style } = document.documentElement;
    const watcher = new ResizeObserver(() => style.setProperty('--foot', `${foot.offsetHeight}px`));
    watcher.observe(foot);
    return () => {
      watcher.disconnect();
      style.removeProperty('--foot');
    };
  }, []);
}
