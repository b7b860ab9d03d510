import { type Role, roleOf } from '@pochitto/functions/domain/accounts/role';
import { useLoad } from '../requests.ts';
import { useSession } from './session.tsx';

export interface Standing {
  readonly role: Role;
  /** The operator, who also edits styles. */
  readonly isAdmin: boolean;
}

/**
 * Returns what the signed-in person may see beyond their own data, by the claims of their token; null while
 * unknown. `isFresh` requests a new token first, so that a role that was just given or removed counts.
 */
export function useRole({ isFresh = false } = {}): Standing | null {
  const session = useSession();
  const uid = session.state === 'in' ? session.person.uid : null;
  const claims = useLoad(
    uid === null ? null : () => readClaims(isFresh),
    [uid, isFresh],
    'The claims could not be read.',
  );
  if (session.state === 'out') return { role: 'member', isAdmin: false };
  if (claims.state === 'failed') return { role: 'member', isAdmin: false };
  return claims.value && { role: roleOf(claims.value), isAdmin: claims.value.admin === true };
}

async function readClaims(isFresh: boolean): Promise<Readonly<Record<string, unknown>>> {
  const { openAuth } = await import('./auth.ts');
  const { currentUser } = await openAuth();
  if (!currentUser) return {};
  // If no new token can be fetched, use the current one: this only decides what is shown, the server checks for
  // itself.
  const fresh = isFresh ? await currentUser.getIdTokenResult(true).catch(() => null) : null;
  return (fresh ?? (await currentUser.getIdTokenResult())).claims;
}
