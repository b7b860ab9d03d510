import { userSchema } from '@pochitto/functions/domain/accounts/user';
import { documents } from '@pochitto/functions/domain/paths';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useLiveDocument } from '../../lib/firebase/live.ts';
import { Waiting } from '../../ui/progress.tsx';

const newPasswordPath = '/new-password';

/** People with a login ID must first change their initial password. */
export default function PasswordGate({ uid, children }: { uid: string; children: ReactNode }) {
  const profile = useLiveDocument(documents.user(uid), userSchema);
  const { pathname, search } = useLocation();
  if (profile.state === 'failed') throw profile.error;
  if (profile.state === 'loading') return <Waiting />;
  const isHere = pathname === newPasswordPath;
  if (profile.state === 'ready' && profile.value.mustChangePassword && !isHere) {
    return <Navigate to={`${newPasswordPath}?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  return children;
}
