import { lazy } from 'react';
import { Navigate, Outlet, useLocation, useOutletContext } from 'react-router';
import { useSession } from '../lib/session.tsx';
import { Waiting } from '../ui/waiting.tsx';

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
