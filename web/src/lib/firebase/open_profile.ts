import type { Locale } from '@pochitto/functions/domain/user';
import { call } from './call.ts';

/** Makes the person's profile unless this browser knows that it exists. Throws `Refused`. */
export async function openProfile(uid: string, locale: Locale): Promise<void> {
  const key = `pochitto.profile.${uid}`;
  if (localStorage.getItem(key)) return;
  await call('openProfile', { locale });
  localStorage.setItem(key, 'open');
}
