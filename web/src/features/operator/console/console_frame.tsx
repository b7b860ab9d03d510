import { mayAct, type Role } from '@pochitto/functions/domain/accounts/role';
import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useMatch } from 'react-router';
import { useTranslations } from 'use-intl';
import { useRole } from '../../../lib/firebase/use_role.ts';

const places = [
  { to: '/operator', name: 'overview', needs: 'staff' },
  { to: '/operator/people', name: 'people', needs: 'superuser' },
  { to: '/operator/jobs', name: 'jobs', needs: 'staff' },
  { to: '/operator/ai', name: 'ai', needs: 'superuser' },
  { to: '/operator/findings', name: 'findings', needs: 'staff' },
  { to: '/operator/audit', name: 'audit', needs: 'superuser' },
  { to: '/operator/studio', name: 'studio', needs: 'staff' },
  { to: '/operator/presets', name: 'presets', needs: 'admin' },
  { to: '/operator/login-ids', name: 'loginIds', needs: 'admin' },
] as const satisfies readonly { to: string; name: string; needs: Role | 'admin' }[];

/** The console's navigation above its pages: the pages that the person may open. */
export function Component() {
  const t = useTranslations('console');
  const standing = useRole();
  const isOpen = ({ needs }: (typeof places)[number]) =>
    standing !== null && (needs === 'admin' ? standing.isAdmin : mayAct(standing.role, needs));
  return (
    <>
      <nav aria-label={t('title')} className="border-b border-line bg-card">
        <ul className="mx-auto flex min-h-11 max-w-5xl gap-1 overflow-x-auto px-3 sm:px-5">
          {places.filter(isOpen).map(({ to, name }) => (
            <PageTab key={to} to={to} name={name} />
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  );
}

function PageTab({ to, name }: Pick<(typeof places)[number], 'to' | 'name'>) {
  const t = useTranslations('console');
  const tab = useRef<HTMLLIElement>(null);
  const end = to === '/operator';
  const isCurrent = useMatch({ path: to, end }) !== null;
  // On a phone the list is wider than the window.
  useEffect(() => {
    if (isCurrent) tab.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isCurrent]);
  return (
    <li ref={tab} className="shrink-0">
      <NavLink
        to={to}
        end={end}
        data-testid={`console-${name}`}
        className="inline-flex min-h-11 items-center border-b-2 border-transparent px-2.5 text-sm font-bold text-ink-soft hover:text-ink aria-[current=page]:border-act aria-[current=page]:text-ink"
      >
        {t(`places.${name}`)}
      </NavLink>
    </li>
  );
}
