import { userSchema } from '@pochitto/functions/domain/accounts/user';
import { documents } from '@pochitto/functions/domain/paths';
import type { LineSessionSummary } from '@pochitto/functions/domain/submission/line_session';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useSetting } from '../../lib/firebase/firebase.ts';
import { type Live, useLiveDocument } from '../../lib/firebase/live.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { nextPath } from '../../lib/next_path.ts';
import { lineSessionState, useLineSession } from '../../shared/line_session.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { Connect } from './connect.tsx';
import { SessionCard } from './session_card.tsx';

/** The page to connect LINE Creators Market, to see the connection and to remove it. */
export function Component() {
  const t = useTranslations('lineSession');
  const next = nextPath(useSearchParams()[0].get('next'), '/account');
  const { uid } = usePerson();
  // The rules deny reads until there is a profile, and denied reads are not repeated.
  const profile = useLiveDocument(documents.user(uid), userSchema);
  if (profile.state === 'failed') throw profile.error;
  return (
    <Page title={t('title')} width="narrow">
      <Link
        to={next}
        data-testid="line-session-back"
        className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-full pr-3 text-sm font-bold text-ink-soft hover:text-ink"
      >
        <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        {next === '/account' ? t('toAccount') : t('goOn')}
      </Link>
      <h1 className="mt-2 text-2xl sm:text-3xl">{t('title')}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t('lead')}</p>
      {profile.state === 'ready' ? <Connection uid={uid} next={next} /> : <Waiting />}
    </Page>
  );
}

function Connection({ uid, next }: { uid: string; next: string }) {
  const t = useTranslations('lineSession');
  const session = useLineSession(uid);
  const state = lineSessionState(session);
  const isNew = useJustConnected(session);
  const isOff = useSetting('submissionAvailable') === false;
  if (session.state === 'failed') throw session.error;
  if (state === null) return <Waiting />;
  return (
    <div className="flex flex-col gap-4" data-testid="line-session" data-state={state}>
      <SessionCard
        session={session.state === 'ready' ? session.value : null}
        next={next === '/account' ? null : next}
        isNew={isNew}
      />
      {isOff ? (
        <Notice kind="info" title={t('offTitle')}>
          {t('offText')}
        </Notice>
      ) : state === 'active' ? null : (
        <Connect isAgain={state !== 'none'} />
      )}
    </div>
  );
}

/** Tells whether a connection was made while the page was open, here or by the helper command. */
function useJustConnected(session: Live<LineSessionSummary>): boolean {
  const [atFirst, setAtFirst] = useState<number | null>(null);
  if (session.state !== 'ready' && session.state !== 'missing') return false;
  const connectedAt = session.state === 'ready' ? session.value.connectedAt.getTime() : 0;
  if (atFirst === null) setAtFirst(connectedAt);
  return (
    session.state === 'ready' && session.value.status === 'active' && connectedAt > (atFirst ?? connectedAt)
  );
}
