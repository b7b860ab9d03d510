import { useTranslations } from 'use-intl';
import { Notice } from '../../../ui/notice.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { AttemptFailed } from './attempt_failed.tsx';
import { BeginAgain } from './begin_again.tsx';
import { SessionExpired } from './session_expired.tsx';
import { SiteLink } from './site_link.tsx';
import type { Attempt } from './use_attempts.ts';
import type { Submission } from './use_submission.ts';

export interface AttemptEndProps {
  readonly set: StampSet;
  readonly attempt: Attempt;
  readonly submission: Submission;
  readonly onTab: (tab: SetTab, at?: string) => void;
}

/** How the latest attempt ended, and what to do now; nothing while it runs. */
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
