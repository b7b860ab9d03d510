import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { connectPath } from '../../../lib/next_path.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { AttemptEndProps } from './attempt_end.tsx';
import { BeginAgain } from './begin_again.tsx';
import { isAsConfirmed } from './confirmed_form.ts';
import { MoneyLine } from './money_line.tsx';

/** Connecting again and going on, in one place. */
export function SessionExpired({ set, attempt, submission, onTab }: AttemptEndProps) {
  const t = useTranslations('submission');
  // What was confirmed and has not changed needs no second confirmation.
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
