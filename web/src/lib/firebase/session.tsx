import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';

export interface Person {
  readonly uid: string;
  readonly email: string;
  /** Set for a person whose account an administrator created. */
  readonly loginId: string | null;
}

/** `unknown` until Firebase has checked; pages that do not depend on it need not wait. */
export type Session =
  | { readonly state: 'unknown' }
  | { readonly state: 'out' }
  | { readonly state: 'in'; readonly person: Person }
  | { readonly state: 'unreachable'; readonly error: unknown };

/** Also read by `early.js`, which starts the home page's app for a signed-in person. */
const key = 'pochitto.signed-in';

/**
 * Tells whether a person was signed in here at the last visit. Firebase reports later who, and whether they still
 * are.
 */
export function wasSignedIn(): boolean {
  return typeof localStorage !== 'undefined' && localStorage.getItem(key) !== null;
}

const SessionContext = createContext<Session>({ state: 'unknown' });

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>({ state: 'unknown' });

  useEffect(() => {
    let left = false;
    let stop = () => {};
    const watch = async () => {
      const { onAuthStateChanged, openAuth } = await import('./auth.ts');
      const auth = await openAuth();
      if (left) return;
      stop = onAuthStateChanged(auth, (user) => {
        const email = user?.email ?? '';
        if (user) localStorage.setItem(key, 'yes');
        else localStorage.removeItem(key);
        setSession(
          user
            ? { state: 'in', person: { uid: user.uid, email, loginId: loginIdOf(email) } }
            : { state: 'out' },
        );
      });
    };
    watch().catch((error: unknown) => {
      if (!left) setSession({ state: 'unreachable', error });
    });
    return () => {
      left = true;
      stop();
    };
  }, []);

  return <SessionContext value={useMemo(() => session, [session])}>{children}</SessionContext>;
}

export function useSession(): Session {
  return use(SessionContext);
}

/** Returns the signed-in person. Only valid below a route that requires sign-in. */
export function usePerson(): Person {
  const session = useSession();
  if (session.state !== 'in') throw new Error('This page needs a signed-in person.');
  return session.person;
}

/** The domain's `isLoginIdEmail` without its schemas: every page needs this, and most load no schemas. */
const address = /^(.+)@login\.pochitto\.invalid$/i;

/** Returns the login ID of an internal address, or null for a real e-mail address. */
export function loginIdOf(email: string): string | null {
  return address.exec(email)?.[1] ?? null;
}
