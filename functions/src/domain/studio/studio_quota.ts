import type { User } from '../accounts/user.ts';
import { japanDay } from '../timestamp.ts';

/** Returns the month in Japan, such as 2026-11. */
export function quotaMonth(at: Date): string {
  return japanDay(at).slice(0, 7);
}

type Quota = Pick<User, 'monthlyUsed' | 'quotaMonth'>;

/**
 * Returns the month that an image of `at` counts against: never earlier than the month already started, even if a
 * clock is behind.
 */
export function countingMonth({ quotaMonth: begun }: Pick<Quota, 'quotaMonth'>, at: Date): string {
  const month = quotaMonth(at);
  return begun !== null && begun > month ? begun : month;
}

/**
 * Returns the images counted in the month of `at`; counts of an earlier month are ignored, even before the reset
 * has run.
 */
export function usedIn(user: Quota, at: Date): number {
  return user.quotaMonth === null || user.quotaMonth === countingMonth(user, at) ? user.monthlyUsed : 0;
}

/**
 * Returns the parts of a studio image's path, or null for another path. The Storage rules allow exactly such names.
 */
export function parseStudioPath(path: string): { uid: string; name: string } | null {
  const match = /^uploads\/user_([^/]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{1,5})$/.exec(
    path,
  );
  const [, uid, name] = match ?? [];
  return uid && name ? { uid, name } : null;
}
