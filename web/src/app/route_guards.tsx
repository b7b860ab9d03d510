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

/** Below it a person is signed in; others sign up or in first and come back. */
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

/** Sign-in pages: signed-in visitors are redirected at once; after signing in here, the page decides when. */
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

/** Its children are for people with this role only; everybody else sees nothing. */
function WithStanding({ isEnough }: StandingProps) {
  const session = useSession();
  const standing = useRole({ isFresh: true });
  if (session.state === 'unreachable') throw session.error;
  if (standing === null) return <Waiting />;
  return isEnough(standing) ? <Outlet /> : <NotFoundPage />;
}

/** Below it an administrator is signed in. */
export const OperatorOnly = () => <WithStanding isEnough={({ isAdmin }) => isAdmin} />;

export const SuperuserOnly = () => <WithStanding isEnough={({ role }) => mayAct(role, 'superuser')} />;

/** Its children are for staff only. */
export const StaffOnly = () => <WithStanding isEnough={({ role }) => mayAct(role, 'staff')} />;
