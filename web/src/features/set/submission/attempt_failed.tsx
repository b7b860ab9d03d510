import { errorTexts } from '@pochitto/functions/domain/error_texts';
import { useLocale, useTranslations } from 'use-intl';
import { RefusalNotice } from '../../../shared/refusal_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { AttemptEndProps } from './attempt_end.tsx';
import { BeginAgain } from './begin_again.tsx';
import { Complaints } from './complaints.tsx';
import { Drift } from './drift.tsx';
import { MoneyLine } from './money_line.tsx';
import { SiteLink } from './site_link.tsx';
import { useLook } from './use_look.ts';

/** What happened, what to do, money; and what the site itself had to say. */
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

/** Nobody knows whether the request went in: nothing presses again before somebody has looked. */
function Unknown({ stampId }: { stampId: string }) {
  const t = useTranslations('submission');
  const { look, isBusy, found, refusal } = useLook(stampId);
  return (
    <>
      <p>{t('unknownText')}</p>
      {found ? (
        <p className="font-bold" role="status">
          {t('statusFound', { status: t(`reviewStates.${found}`) })}
        </p>
      ) : null}
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button onPress={look} isDisabled={isBusy} data-testid="look-again">
          {isBusy ? t('checking') : t('checkAgain')}
        </Button>
        <SiteLink />
      </div>
    </>
  );
}
