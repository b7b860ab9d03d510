import type { Locale } from '@pochitto/functions/domain/user';
import { useSetLocale } from './locale.tsx';
import { useSession } from './session.tsx';

/** Shows and keeps the language somebody chose: at this device, and signed in for their next one too. */
export function useChooseLocale(): (locale: Locale) => void {
  const setLocale = useSetLocale();
  const isIn = useSession().state === 'in';
  return (locale) => {
    setLocale(locale);
    if (isIn) void keep(locale);
  };
}

/** Apart, so that who is not signed in loads nothing that calls. The choice stands here, whatever becomes of this. */
async function keep(locale: Locale): Promise<void> {
  try {
    const { call } = await import('./call.ts');
    await call('setLocale', { locale });
  } catch {
    // The next device will begin in the language before: nothing worth a message.
  }
}
