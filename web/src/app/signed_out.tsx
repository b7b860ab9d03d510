import { useState } from 'react';
import { Navigate, Outlet, useSearchParams } from 'react-router';
import type { WayOn } from '../features/auth/way_on.ts';
import { nextPath } from '../lib/next_path.ts';
import { useSession } from '../lib/session.tsx';

/** Sign-in pages: who comes signed in goes on at once; who signs in here goes on when the page says so. */
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
