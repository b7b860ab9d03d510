import type { Notice as NoticeToShow } from '@pochitto/functions/domain/notices/notice';
import { noticeKinds, noticePath } from '@pochitto/functions/domain/notices/notice_kinds';
import { noticeText } from '@pochitto/functions/domain/notices/notice_texts';
import { Bell, CircleAlert, CircleCheck, Clock, Settings2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useDateTime } from '../../i18n/format_date.ts';
import { useHeld, type WithId } from '../../lib/firebase/live.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { markRead, noticeStep, useNotices } from '../../shared/notices/use_notices.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { ShowMore } from '../../ui/show_more.tsx';

const nothing = { shown: [], hasMore: false };

export function Component() {
  const t = useTranslations('notices');
  const { uid } = usePerson();
  const [most, setMost] = useState(noticeStep);
  const { live, isReading } = useHeld(useNotices(uid, most), uid);
  if (live.state === 'failed') throw live.error;
  if (live.state === 'loading') return <Waiting />;
  const { shown, hasMore } = live.state === 'ready' ? live.value : nothing;
  return (
    <Page title={t('title')} width="narrow">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <Link to="/account#notices" className={buttonClass('plain', '-mr-3')} data-testid="to-notice-choices">
          <Settings2 size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('choose')}
        </Link>
      </div>
      {shown.length === 0 && !hasMore ? <Nothing /> : <NoticeList notices={shown} />}
      <ShowMore
        label={t('earlier')}
        shown={t('shown', { count: shown.length })}
        hasMore={hasMore}
        isReading={isReading}
        onPress={() => setMost(most + noticeStep)}
      />
    </Page>
  );
}

function Nothing() {
  const t = useTranslations('notices');
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-line bg-card px-6 py-14 text-center">
      <Bell size={40} strokeWidth={1.5} className="text-ink-soft" aria-hidden="true" />
      <p className="font-bold">{t('emptyTitle')}</p>
      <p className="text-ink-soft">{t('emptyText')}</p>
    </div>
  );
}

/** The notices, newest first. Those that were unread when the page opened stay marked until it is left. */
function NoticeList({ notices }: { notices: readonly WithId<NoticeToShow>[] }) {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const unread = notices.filter(({ id, readAt }) => readAt === null && !fresh.has(id)).map(({ id }) => id);
  if (unread.length > 0) setFresh(new Set([...fresh, ...unread]));
  useEffect(() => {
    void markRead([...fresh]);
  }, [fresh]);
  return (
    <ul className="flex flex-col gap-3">
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} isFresh={fresh.has(notice.id)} />
      ))}
    </ul>
  );
}

const tones = {
  good: { icon: CircleCheck, mark: 'bg-matcha-wash text-matcha' },
  problem: { icon: CircleAlert, mark: 'bg-act-wash text-act-text' },
  reminder: { icon: Clock, mark: 'bg-yolk-wash text-ink' },
} as const;

function NoticeRow({ notice, isFresh }: { notice: WithId<NoticeToShow>; isFresh: boolean }) {
  const t = useTranslations('notices');
  const dateTime = useDateTime();
  const { about, createdAt } = notice;
  const { title, text, action } = noticeText(useLocale(), about);
  const { icon: Icon, mark } = tones[noticeKinds[about.kind].tone];
  return (
    <li
      data-testid={`notice-${notice.id}`}
      data-fresh={isFresh}
      className={`flex gap-3 rounded-card border bg-card p-4 sm:gap-4 sm:p-5 ${isFresh ? 'border-line-strong' : 'border-line'}`}
    >
      <span className={`relative grid size-10 shrink-0 place-items-center rounded-full ${mark}`}>
        <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
        {isFresh ? (
          <span className="absolute -top-0.5 -right-0.5 size-3.5 rounded-full border-2 border-card bg-act-text" />
        ) : null}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="text-base leading-snug wrap-anywhere">
          {isFresh ? <span className="sr-only">{t('fresh')}: </span> : null}
          {title}
        </h2>
        <p className="mt-1 text-sm">{text}</p>
        <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4">
          <time dateTime={createdAt.toISOString()} className="text-note text-ink-soft">
            {dateTime(createdAt)}
          </time>
          <Link
            to={noticePath(about)}
            className="inline-flex min-h-11 items-center font-bold underline underline-offset-4"
          >
            {action}
            <span className="sr-only">: {title}</span>
          </Link>
        </div>
      </div>
    </li>
  );
}
