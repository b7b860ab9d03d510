import { noticePath } from '@pochitto/functions/domain/notices/notice_kinds';
import { Bell } from 'lucide-react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { markRead, useNotices } from '../shared/notices/use_notices.ts';
import { countInTitles } from '../ui/page_title.ts';

/** Link to the notices with the unread count, which is also shown in the window title and on the app icon. */
export function NoticeBell({ uid }: { uid: string }) {
  const t = useTranslations('notices');
  const unread = useUnread(uid);
  const isMany = unread.length > 9;
  return (
    <NavLink
      to="/notices"
      data-testid="notice-bell"
      data-value={unread.length}
      className="pressable relative -mr-2 grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:text-ink"
    >
      <Bell size={22} strokeWidth={1.75} aria-hidden="true" />
      <span className="sr-only">
        {unread.length > 0 ? t('bellUnread', { count: unread.length }) : t('title')}
      </span>
      {unread.length > 0 ? (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0.5 grid h-5 min-w-5 place-items-center rounded-full bg-act-text px-1 text-[0.6875rem] leading-none font-bold text-card tabular-nums"
        >
          {isMany ? '9+' : unread.length}
        </span>
      ) : null}
    </NavLink>
  );
}

/** Returns the unread notices. Notices about the current page count as read. */
function useUnread(uid: string) {
  const notices = useNotices(uid);
  const { pathname, search } = useLocation();
  const isVisible = useSyncExternalStore(watchVisibility, () => !document.hidden);
  const all = notices.state === 'ready' ? notices.value.shown : null;
  const { here, elsewhere } = useMemo(() => {
    const unread = (all ?? []).filter(({ readAt }) => readAt === null);
    const isHere = ({ about }: (typeof unread)[number]) =>
      isVisible && isAt(noticePath(about), pathname, search);
    return { here: unread.filter(isHere), elsewhere: unread.filter((notice) => !isHere(notice)) };
  }, [all, pathname, search, isVisible]);

  useEffect(() => {
    void markRead(here.map(({ id }) => id));
  }, [here]);
  useEffect(() => showCount(elsewhere.length), [elsewhere.length]);
  useEffect(() => () => showCount(0), []);
  return elsewhere;
}

/**
 * Tells whether the current page is the target of a notice: the path is equal, and its query has every parameter of
 * the link.
 */
function isAt(link: string, pathname: string, search: string): boolean {
  const { pathname: path, searchParams } = new URL(link, window.location.origin);
  const asked = new URLSearchParams(search);
  return path === pathname && [...searchParams].every(([name, value]) => asked.get(name) === value);
}

function watchVisibility(tell: () => void): () => void {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}

/** Shows the count in the window title, on the favicon and on the icon of the installed app. */
function showCount(count: number): void {
  countInTitles(count);
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  icon?.setAttribute('href', count > 0 ? '/favicon-unread.svg' : '/favicon.svg');
  const shown = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  // Some browsers that support badges reject the call.
  shown?.catch(() => {});
}
