import type { KeyRing } from '../../platform/key_ring.ts';
import type { Cookie } from '../../vendors/creators-market/site.ts';
import { sealCookies } from './seal_cookies.ts';
import type { SessionState } from './write_session.ts';

/** Cookies as a session keeps them: sealed, and when the last of them ends by its own word (null: none says so). */
export function cookieState(
  ring: KeyRing,
  uid: string,
  cookies: readonly Cookie[],
): Pick<SessionState, 'cookieData' | 'expiresAt'> {
  const ends = cookies.flatMap(({ expires }) => (expires === null ? [] : [expires]));
  // Some end in the year 9999 and later than a timestamp can say.
  const last = Math.min(Math.max(...ends), 253_402_300_799);
  return {
    cookieData: sealCookies(ring, uid, cookies),
    expiresAt: ends.length === 0 ? null : new Date(Math.floor(last * 1000)),
  };
}
