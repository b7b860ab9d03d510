import { CircleAlert, CircleCheck, CircleDot, type LucideIcon, Unplug } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../../i18n/format_date.ts';
import { UsualTime } from '../../../shared/service_status.tsx';
import { StatusBadge, type StatusTint } from '../../../ui/status_badge.tsx';
import { StepPictures } from './step_pictures.tsx';
import { stepRows } from './step_rows.ts';
import { Timeline } from './timeline.tsx';
import type { Attempt } from './use_attempts.ts';

type State = Attempt['status'] | 'rehearsed';

const looks: Record<State, readonly [StatusTint, LucideIcon]> = {
  submitting: ['busy', CircleDot],
  rehearsed: ['done', CircleCheck],
  submitted: ['done', CircleCheck],
  failed: ['problem', CircleAlert],
  session_expired: ['problem', Unplug],
};

/** One rehearsal or submission: its progress, and what to do. */
export function AttemptCard({ attempt, children }: { attempt: Attempt; children: ReactNode }) {
  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-line bg-card p-5"
      data-testid="attempt"
      data-status={attempt.status}
      data-mode={attempt.mode}
    >
      <AttemptHeading attempt={attempt} />
      {children}
      <AttemptFlow attempt={attempt} />
    </section>
  );
}

export function AttemptHeading({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('submission');
  const dateTime = useDateTime();
  const { status, mode, ofItsKind, createdAt } = attempt;
  const state: State = status === 'submitted' && mode === 'rehearsal' ? 'rehearsed' : status;
  const [tint, icon] = looks[state];
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div>
        <h2 className="text-lg">{t('attempt', { mode: t(`modes.${mode}`), number: ofItsKind })}</h2>
        <p className="text-note text-ink-soft">{t('started', { at: dateTime(createdAt) })}</p>
      </div>
      <span role="status">
        <StatusBadge tint={tint} icon={icon} text={t(`attemptStates.${state}`)} />
      </span>
    </div>
  );
}

/** The steps; collapsed when all of them are finished. */
function AttemptFlow({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('submission');
  const [isOpen] = useState(attempt.status !== 'submitted' || attempt.mode === 'rehearsal');
  const isRunning = attempt.status === 'submitting';
  if (isRunning && attempt.steps.length === 0) return <Queued since={attempt.createdAt} />;
  if (isRunning) {
    return (
      <>
        <AttemptSteps attempt={attempt} />
        <p className="text-note text-ink-soft">
          <UsualTime part="submission" /> {t('mayClose')}
        </p>
      </>
    );
  }
  return (
    <details open={isOpen}>
      <summary className="text-note font-bold text-ink-soft">{t('flow')}</summary>
      <AttemptSteps attempt={attempt} />
    </details>
  );
}

/** Waits beyond this are longer than a start usually takes; in seconds. */
const longWait = 60;

/** Before the first step: how long it has been waiting, and for what. */
function Queued({ since }: { since: Date }) {
  const t = useTranslations('submission');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since.getTime()) / 1000));
  return (
    <div className="flex flex-col gap-1" data-testid="queued">
      <p className="flex items-center gap-2 font-bold">
        <CircleDot size={20} strokeWidth={2} className="shrink-0 text-sky" aria-hidden="true" />
        {t('queued')}
        <span className="ml-auto text-note font-normal text-ink-soft tabular-nums">
          {t('queuedFor', { seconds })}
        </span>
      </p>
      <p className="text-note text-ink-soft">{t(seconds < longWait ? 'queuedText' : 'queuedLong')}</p>
      <p className="text-note text-ink-soft">
        <UsualTime part="submission" /> {t('mayClose')}
      </p>
    </div>
  );
}

export function AttemptSteps({ attempt }: { attempt: Attempt }) {
  const [picture, setPicture] = useState<string | null>(null);
  const rows = stepRows(attempt);
  return (
    <>
      <Timeline rows={rows} onPicture={setPicture} />
      <StepPictures rows={rows} open={picture} onOpen={setPicture} />
    </>
  );
}
