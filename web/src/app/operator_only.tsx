import { Outlet } from 'react-router';
import { useSession } from '../lib/session.tsx';
import { useRole } from '../lib/use_role.ts';
import { Waiting } from '../ui/waiting.tsx';
import { NotFoundPage } from './not_found_page.tsx';

/** Below it an administrator is signed in; for everybody else there is nothing here. */
export function OperatorOnly() {
  const session = useSession();
  const standing = useRole({ isFresh: true });
  if (session.state === 'unreachable') throw session.error;
  if (standing === null) return <Waiting />;
  return standing.isAdmin ? <Outlet /> : <NotFoundPage />;
}
