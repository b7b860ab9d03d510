import type { User } from '@pochitto/functions/domain/accounts/user';
import { useEffect } from 'react';
import { useLocale } from 'use-intl';
import { type Account, readAccount } from '../../lib/firebase/account.ts';
import { openProfile } from '../../lib/firebase/call.ts';
import { useLoad } from '../../lib/requests.ts';

interface SeenAccount {
  /** null until it is read, or if it cannot be read. */
  readonly account: Account | null;
  readonly isLoading: boolean;
  /** Reloads it. */
  readonly again: () => void;
}

/**
 * Reads the person's sign-in methods. Rereads them when the person returns to the page, because an address changes
 * through a link in a mail, and the profile follows.
 */
export function useAccount(profile: User | null): SeenAccount {
  const locale = useLocale();
  const { state, latest, again } = useLoad(readAccount, [], 'How the person signs in could not be read.');
  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === 'visible') again();
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [again]);
  const uid = profile?.userId ?? null;
  const email = latest?.email ?? '';
  useEffect(() => {
    if (uid === null || email === '') return;
    openProfile(uid, locale, email).catch((error: unknown) => {
      console.warn('The profile did not follow the address.', error);
    });
  }, [uid, email, locale]);
  return { account: latest, isLoading: state === 'loading' && latest === null, again };
}
