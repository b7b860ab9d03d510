import { mayAct } from '@pochitto/functions/domain/accounts/role';
import { lazy, useState } from 'react';
import { Navigate, Outlet, useLocation, useOutletContext, useSearchParams } from 'react-router';
import type { WayOn } from '../features/auth/credentials_form.tsx';
import { useSession } from '../lib/firebase/session.tsx';
import { type Standing, useRole } from '../lib/firebase/use_role.ts';
import { nextPath } from '../lib/next_path.ts';
import { Waiting } from '../ui/progress.tsx';
import { NotFoundPage } from './error_pages.tsx';

const PasswordGate = lazy(() => import('../features/auth/password_gate.tsx'));

/** Guards routes that need a signed-in person. Others are sent to sign up or sign in, then return. */
export function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  const handedDown = useOutletContext<unknown>();
  if (session.state === 'unreachable') throw session.error;
  if (session.state === 'unknown') return <Waiting />;
  if (session.state === 'out') {
    const page = pathname.startsWith('/create') ? '/sign-up' : '/sign-in';
    return <Navigate to={`${page}?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  const page = <Outlet key={session.person.uid} context={handedDown} />;
  return session.person.loginId === null ? (
    page
  ) : (
    <PasswordGate uid={session.person.uid}>{page}</PasswordGate>
  );
}

/**
 * Guards the sign-in pages: redirects visitors who are already signed in. After a sign-in here, the page itself
 * redirects.
 */
export function SignedOut() {
  const session = useSession();
  const [cameOut, setCameOut] = useState(false);
  const [isDone, setDone] = useState(false);
  const next = nextPath(useSearchParams()[0].get('next'), '/sets');
  if (session.state === 'out' && !cameOut) setCameOut(true);
  if (session.state === 'unreachable') throw session.error;
  if (session.state === 'in' && (isDone || !cameOut)) return <Navigate to={next} replace />;
  return <Outlet context={{ next, goOn: () => setDone(true) } satisfies WayOn} />;
}

interface StandingProps {
  readonly isEnough: (standing: Standing) => boolean;
}

/** Renders its children only for people with enough rights; others get nothing. */
function WithStanding({ isEnough }: StandingProps) {
  const session = useSession();
  const standing = useRole({ isFresh: true });
  if (session.state === 'unreachable') throw session.error;
  if (standing === null) return <Waiting />;
  return isEnough(standing) ? <Outlet /> : <NotFoundPage />;
}

/** Guards routes that need an administrator. */
export const OperatorOnly = () => <WithStanding isEnough={({ isAdmin }) => isAdmin} />;

export const SuperuserOnly = () => <WithStanding isEnough={({ role }) => mayAct(role, 'superuser')} />;

/** Renders its children for staff only. */
export const StaffOnly = () => <WithStanding isEnough={({ role }) => mayAct(role, 'staff')} />;
