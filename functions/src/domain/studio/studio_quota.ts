import type { User } from '../accounts/user.ts';
import { japanDay } from '../timestamp.ts';

/** The current month in Japan, such as 2026-11. */
export function quotaMonth(at: Date): string {
  return japanDay(at).slice(0, 7);
}

type Quota = Pick<User, 'monthlyUsed' | 'quotaMonth'>;

/** The month that a picture of `at` counts in: never one before that which has begun, whose clock ever is behind. */
export function countingMonth({ quotaMonth: begun }: Pick<Quota, 'quotaMonth'>, at: Date): string {
  const month = quotaMonth(at);
  return begun !== null && begun > month ? begun : month;
}

/** Pictures counted in the month of `at`: what was counted in an earlier one is over, even before the reset has run. */
export function usedIn(user: Quota, at: Date): number {
  return user.quotaMonth === null || user.quotaMonth === countingMonth(user, at) ? user.monthlyUsed : 0;
}

/** Parts of the path of a studio picture, or null when it is none. Storage rules allow just such names. */
export function parseStudioPath(path: string): { uid: string; name: string } | null {
  const match = /^uploads\/user_([^/]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{1,5})$/.exec(
    path,
  );
  const [, uid, name] = match ?? [];
  return uid && name ? { uid, name } : null;
}
