import { mayAct } from '@pochitto/functions/domain/role';
import { Outlet } from 'react-router';
import { useSession } from '../lib/session.tsx';
import { useRole } from '../lib/use_role.ts';
import { Waiting } from '../ui/waiting.tsx';
import { NotFoundPage } from './not_found_page.tsx';

/** Below it somebody of the staff is signed in; for everybody else there is nothing here. */
export function StaffOnly() {
  const session = useSession();
  const standing = useRole({ isFresh: true });
  if (session.state === 'unreachable') throw session.error;
  if (standing === null) return <Waiting />;
  return mayAct(standing.role, 'staff') ? <Outlet /> : <NotFoundPage />;
}
