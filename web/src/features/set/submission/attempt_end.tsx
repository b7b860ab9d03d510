import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { connectPath } from '../../../lib/next_path.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { AttemptEndProps } from './attempt_failed.tsx';
import { AttemptFailed, MoneyLine } from './attempt_failed.tsx';
import { BeginAgain } from './begin_again.tsx';
import { isAsConfirmed } from './confirmed_form.ts';
import { SiteLink } from './site_link.tsx';

/** How the latest attempt ended, and what to do now; renders nothing while it runs. */
export function AttemptEnd(props: AttemptEndProps) {
  const { attempt } = props;
  switch (attempt.status) {
    case 'failed':
      return <AttemptFailed {...props} />;
    case 'session_expired':
      return <SessionExpired {...props} />;
    case 'submitted':
      return attempt.mode === 'rehearsal' ? <Rehearsed {...props} /> : null;
    case 'submitting':
      return null;
  }
}

function Rehearsed({ set, submission, onTab }: AttemptEndProps) {
  const t = useTranslations('submission');
  return (
    <Notice kind="done" title={t('rehearsed')}>
      <p>{t('rehearsedText')}</p>
      <div className="mt-3 flex flex-col items-start gap-2">
        <BeginAgain
          set={set}
          submission={submission}
          mode="submit"
          label={t('toSubmit')}
          testId="to-submit"
          onTab={onTab}
        />
        <SiteLink />
      </div>
    </Notice>
  );
}

/** Reconnects LINE and continues, in one place. */
function SessionExpired({ set, attempt, submission, onTab }: AttemptEndProps) {
  const t = useTranslations('submission');
  // An unchanged form that was already confirmed needs no second confirmation.
  const isConfirmed = isAsConfirmed(set, attempt);
  const isBack = submission.connection.state === 'active';
  return (
    <Notice kind={isBack ? 'info' : 'problem'} title={isBack ? t('reconnected') : t('expiredTitle')}>
      <div className="flex flex-col gap-3" data-testid="session-expired" data-back={isBack}>
        <div>
          {isBack ? null : <p>{t('expiredText')}</p>}
          <MoneyLine money={submission.money?.of(attempt) ?? null} />
        </div>
        {isBack ? (
          <BeginAgain
            set={set}
            submission={submission}
            mode={attempt.mode}
            isConfirmed={isConfirmed}
            label={attempt.mode === 'rehearsal' || isConfirmed ? t('goOn') : t('goOnSheet')}
            testId="go-on"
            onTab={onTab}
          />
        ) : (
          <Link
            to={connectPath(`/sets/${set.stamp.id}?tab=send`)}
            data-testid="reconnect"
            className={buttonClass('act', 'self-start')}
          >
            {t('connection.reconnect')}
          </Link>
        )}
      </div>
    </Notice>
  );
}
