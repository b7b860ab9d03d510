import { userSchema } from '@pochitto/functions/domain/accounts/user';
import { documents } from '@pochitto/functions/domain/paths';
import { quotaMonth, usedIn } from '@pochitto/functions/domain/studio/studio_quota';
import { useEffect } from 'react';
import { useFormatter, useLocale } from 'use-intl';
import { openProfile } from '../../lib/firebase/call.ts';
import { useLiveDocument } from '../../lib/firebase/live.ts';

export interface Quota {
  readonly used: number;
  readonly limit: number;
  readonly left: number;
  /** When the next month begins in Japan. */
  readonly backOn: Date;
}

/** Subscribes to the person's usage of this month's quota; null while unknown. */
export function useQuota(uid: string): Quota | null {
  const locale = useLocale();
  const user = useLiveDocument(documents.user(uid), userSchema);
  const isMissing = user.state === 'missing';
  useEffect(() => {
    if (!isMissing) return;
    openProfile(uid, locale).catch((error: unknown) => console.warn('No profile could be opened.', error));
  }, [isMissing, uid, locale]);
  if (user.state !== 'ready') return null;
  const now = new Date();
  const used = usedIn(user.value, now);
  const limit = user.value.monthlyLimit;
  return { used, limit, left: Math.max(0, limit - used), backOn: nextMonth(now) };
}

function nextMonth(now: Date): Date {
  const [year = 0, month = 1] = quotaMonth(now).split('-').map(Number);
  return new Date(Date.UTC(year, month, 1) - 9 * 3_600_000);
}

/** Formats the day on which the monthly quota resets, in Japan's calendar. */
export function useReturnDay(): (backOn: Date) => string {
  const format = useFormatter();
  return (backOn) => format.dateTime(backOn, { month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo' });
}
