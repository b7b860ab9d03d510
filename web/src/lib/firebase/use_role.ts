import { type Role, roleOf } from '@pochitto/functions/domain/role';
import { useEffect, useState } from 'react';
import { useSession } from './session.tsx';

export interface Standing {
  readonly role: Role;
  /** The operator, who edits looks too. */
  readonly isAdmin: boolean;
}

/**
 * What the signed-in person may see beyond their own, by the claims of their token; null while nobody knows. `isFresh`
 * asks for a new token first: a role that was given or taken a moment ago counts.
 */
export function useRole({ isFresh = false } = {}): Standing | null {
  const session = useSession();
  const uid = session.state === 'in' ? session.person.uid : null;
  const [asked, setAsked] = useState<{ uid: string; standing: Standing } | null>(null);
  useEffect(() => {
    if (uid === null) return;
    let left = false;
    readClaims(isFresh).then(
      (claims) =>
        !left && setAsked({ uid, standing: { role: roleOf(claims), isAdmin: claims.admin === true } }),
      (error: unknown) => {
        console.warn('The claims could not be read.', error);
        if (!left) setAsked({ uid, standing: { role: 'member', isAdmin: false } });
      },
    );
    return () => {
      left = true;
    };
  }, [uid, isFresh]);
  if (session.state === 'out') return { role: 'member', isAdmin: false };
  return asked !== null && asked.uid === uid ? asked.standing : null;
}

async function readClaims(isFresh: boolean): Promise<Readonly<Record<string, unknown>>> {
  const { openAuth } = await import('./auth.ts');
  const { currentUser } = await openAuth();
  if (!currentUser) return {};
  // Where no new one is to be had, the one in hand still says something; the server asks for itself.
  const fresh = isFresh ? await currentUser.getIdTokenResult(true).catch(() => null) : null;
  return (fresh ?? (await currentUser.getIdTokenResult())).claims;
}
