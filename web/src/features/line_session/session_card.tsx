import type { LineSessionSummary } from '@pochitto/functions/domain/submission/line_session';
import { RefreshCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { LineSessionBadge, summaryState } from '../../shared/line_session.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';
import { Creator, CreatorLine, creatorOf, OtherCreator } from './creator.tsx';

interface SessionCardProps {
  /** null if there never was one. */
  readonly session: LineSessionSummary | null;
  /** The page where the person continues. */
  readonly next: string | null;
  readonly isNew: boolean;
}

/** Shows the state of the connection, since when, and its actions. */
export function SessionCard({ session, next, isNew }: SessionCardProps) {
  const t = useTranslations('lineSession');
  const state = session ? summaryState(session) : 'none';
  return (
    <section className="flex flex-col gap-5 rounded-card border border-line bg-card p-5 sm:p-6">
      {isNew && state !== 'other_creator' ? (
        <Notice kind="done" title={t('connected')}>
          {session ? <CreatorLine {...creatorOf(session)} /> : null}
          <p>{t(session?.origin === 'helper' ? 'connectedByHelper' : 'connectedByPaste')}</p>
          {next ? (
            <Link to={next} className={buttonClass('quiet', 'mt-3')} data-testid="line-session-go-on">
              {t('goOn')}
            </Link>
          ) : null}
        </Notice>
      ) : null}
      <div className="flex flex-col items-start gap-2" role="status">
        <LineSessionBadge state={state} />
        <p>{t(`stateTexts.${state}`)}</p>
      </div>
      {session && state === 'other_creator' ? <OtherCreator session={session} /> : null}
      {session && state !== 'forgotten' ? <Facts session={session} /> : null}
      {state === 'active' || state === 'other_creator' ? (
        <div className="flex flex-col gap-3 border-t border-line pt-5">
          <CheckSession />
          <ForgetSession />
        </div>
      ) : null}
      {state === 'expired' ? <ForgetSession /> : null}
    </section>
  );
}

function Facts({ session }: { session: LineSessionSummary }) {
  const t = useTranslations('lineSession');
  const dateTime = useDateTime();
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const aged = (at: Date) =>
    // The server's clock may be ahead of this one: a time just past there may still be in the future here.
    t('age', { at: dateTime(at), ago: format.relativeTime(at < now ? at : now, now) });
  const { connectedAt, verifiedAt, lastUsedAt, expiresAt, origin } = session;
  const isActive = session.status === 'active';
  return (
    <dl className="flex flex-col gap-3">
      {session.pageId ? <Fact name="creator" value={<Creator {...creatorOf(session)} />} /> : null}
      <Fact name="connectedAt" value={aged(connectedAt)} />
      <Fact name="origin" value={t(`origins.${origin}`)} />
      {verifiedAt ? <Fact name="verifiedAt" value={aged(verifiedAt)} /> : null}
      <Fact name="lastUsedAt" value={lastUsedAt ? aged(lastUsedAt) : t('neverUsed')} />
      {isActive ? <Fact name="expiresAt" value={expiresAt ? dateTime(expiresAt) : t('noEnd')} /> : null}
    </dl>
  );
}

type FactName = 'creator' | 'connectedAt' | 'origin' | 'verifiedAt' | 'lastUsedAt' | 'expiresAt';

function Fact({ name, value }: { name: FactName; value: ReactNode }) {
  const t = useTranslations('lineSession.facts');
  return (
    <div className="sm:flex sm:items-baseline sm:gap-4">
      <dt className="shrink-0 text-note font-bold text-ink-soft sm:w-36">{t(name)}</dt>
      <dd data-testid={`line-session-${name}`}>{value}</dd>
    </div>
  );
}

/** Makes the server check with LINE whether the connection still works. The live state shows the result. */
function CheckSession() {
  const t = useTranslations('lineSession');
  const [isGood, setGood] = useState(false);
  const { request, isBusy, error } = useRequest();
  const check = () =>
    request(async () => {
      setGood(false);
      setGood((await call('checkLineSession', {})).status === 'active');
    });
  return (
    <div className="flex flex-col items-start gap-3">
      <Button onPress={check} isPending={isBusy} data-testid="check-line-session">
        <RefreshCw size={20} strokeWidth={1.75} aria-hidden="true" />
        {isBusy ? t('checking') : t('check')}
      </Button>
      {isGood ? <Notice kind="done">{t('checked')}</Notice> : null}
      {error ? <ErrorNotice error={error} /> : null}
    </div>
  );
}

/** Deletes the session after a confirmation. */
function ForgetSession() {
  const t = useTranslations('lineSession');
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest();
  const forget = () =>
    request(async () => {
      await call('forgetLine', {});
      setAsking(false);
    });
  return (
    <div>
      <Button kind="danger" onPress={() => setAsking(true)} data-testid="forget-line">
        {t('forget')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('forgetTitle')}
        text={t('forgetText')}
        confirm={isBusy ? t('forgetting') : t('forgetAct')}
        cancel={useTranslations('notice')('cancel')}
        onConfirm={forget}
        isBusy={isBusy}
        confirmTestId="forget-line-confirm"
      >
        {error ? <ErrorNotice error={error} /> : null}
      </QuestionDialog>
    </div>
  );
}
