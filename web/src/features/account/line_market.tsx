import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { connectPath } from '../../lib/next_path.ts';
import { LineSessionBadge, lineSessionState, useLineSession } from '../../shared/line_session.tsx';
import { buttonClass } from '../../ui/button.tsx';

/** Whether Creators Market is connected, and the way to its own page. */
export function LineMarket({ uid }: { uid: string }) {
  const t = useTranslations('lineSession');
  const state = lineSessionState(useLineSession(uid));
  return (
    <>
      <h2 className="text-xl">{t('title')}</h2>
      <div className="flex min-h-24 flex-col items-start gap-3">
        {state ? <LineSessionBadge state={state} /> : null}
        <Link to={connectPath()} className={buttonClass('quiet')} data-testid="to-line-session">
          {state === 'active' ? t('manage') : t('connect')}
        </Link>
      </div>
    </>
  );
}
