import { errorTexts } from '@pochitto/functions/domain/errors';
import type { SubmissionAttempt } from '@pochitto/functions/domain/submission/submission_attempt';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { connectPath } from '../../../lib/next_path.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { manualId, type SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { BeginAgain } from './begin_again.tsx';
import { Complaints } from './complaints.tsx';
import { useLook } from './review_state.tsx';
import { SiteLink } from './site_link.tsx';
import type { Attempt } from './use_attempts.ts';
import type { Submission } from './use_submission.ts';
import type { AttemptMoney } from './use_submission_money.ts';

export interface AttemptEndProps {
  readonly set: StampSet;
  readonly attempt: Attempt;
  readonly submission: Submission;
  readonly onTab: (tab: SetTab, at?: string) => void;
}

/** What happened, what to do, what was charged, and what the site reported. */
export function AttemptFailed({ set, attempt, submission, onTab }: AttemptEndProps) {
  const t = useTranslations('submission');
  const locale = useLocale();
  const code = attempt.errorCode ?? 'submission_failed';
  const [problem, action] = errorTexts[locale][code];
  return (
    <div className="flex flex-col gap-3" data-testid="attempt-failed" data-code={code}>
      <Notice kind={code === 'submission_site_changed' ? 'info' : 'problem'} title={problem}>
        <p>{action}</p>
        <MoneyLine money={submission.money?.of(attempt) ?? null} />
      </Notice>
      {code === 'submission_outcome_unknown' ? <Unknown stampId={set.stamp.id} /> : null}
      {attempt.drift ? <Drift drift={attempt.drift} /> : null}
      {attempt.siteErrors.length > 0 ? (
        <Complaints set={set} complaints={attempt.siteErrors} onTab={onTab} />
      ) : null}
      {code === 'line_other_creator' && submission.connection.state === 'other_creator' ? (
        <Link
          to={connectPath(`/sets/${set.stamp.id}?tab=send`)}
          className={buttonClass('quiet', 'self-start')}
          data-testid="settle-creator"
        >
          {t('connection.settleCreator')}
        </Link>
      ) : null}
      {attempt.drift ? null : (
        <BeginAgain
          set={set}
          submission={submission}
          mode={attempt.mode}
          label={t(attempt.mode === 'rehearsal' ? 'rehearseAgain' : 'again')}
          testId="again"
          kind="quiet"
          onTab={onTab}
        />
      )}
    </div>
  );
}

/** It is unknown whether the request was submitted: nothing resubmits before a person has checked. */
function Unknown({ stampId }: { stampId: string }) {
  const t = useTranslations('submission');
  const { look, isBusy, found, error } = useLook(stampId);
  return (
    <>
      <p>{t('unknownText')}</p>
      {found ? (
        <p className="font-bold" role="status">
          {t('statusFound', { status: t(`reviewStates.${found}`) })}
        </p>
      ) : null}
      {error ? <ErrorNotice error={error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button onPress={look} isDisabled={isBusy} data-testid="look-again">
          {isBusy ? t('checking') : t('checkAgain')}
        </Button>
        <SiteLink />
      </div>
    </>
  );
}

/** The site's pages differed from what we expect: why that is harmless, and the manual way that always works. */
function Drift({ drift }: { drift: NonNullable<SubmissionAttempt['drift']> }) {
  const t = useTranslations('submission');
  const facts = [
    [t('driftStep'), t(`steps.${drift.step}`)],
    [t('driftExpected'), drift.expected],
    [t('driftFound'), drift.found],
  ] as const;
  return (
    <div className="flex flex-col items-start gap-3" data-testid="drift">
      <p>{t('drift')}</p>
      <Button
        onPress={() => {
          const manual = document.getElementById(manualId);
          manual?.scrollIntoView({ block: 'start' });
          manual?.focus({ preventScroll: true });
        }}
        data-testid="to-manual"
      >
        {t('driftManual')}
      </Button>
      <details className="w-full">
        <summary className="text-note font-bold text-ink-soft">{t('driftMore')}</summary>
        <dl className="mt-2 flex flex-col gap-2 rounded-xl bg-sunken p-3 text-note">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-ink-soft">{name}</dt>
              <dd className="break-words whitespace-pre-wrap">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

/** The third line of every failure: what happened to the tokens. */
export function MoneyLine({ money }: { money: AttemptMoney | null }) {
  const t = useTranslations('submission.money');
  if (money === null) return null;
  return (
    <p className="text-note" data-testid="attempt-money" data-kind={money.kind}>
      {money.kind === 'charged' || money.kind === 'refunded'
        ? t(money.kind, { amount: money.amount })
        : t(money.kind)}
    </p>
  );
}
