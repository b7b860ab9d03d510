import { documents } from '@pochitto/functions/domain/paths';
import { userSchema } from '@pochitto/functions/domain/user';
import { useEffect } from 'react';
import { useLiveDocument } from '../lib/live.ts';
import { useAdoptLocale } from '../lib/locale.tsx';

/** Where nobody has chosen a language yet, somebody who signs in gets the one of their profile. */
export default function ProfileLanguage({ uid }: { uid: string }) {
  const profile = useLiveDocument(documents.user(uid), userSchema);
  const adopt = useAdoptLocale();
  const locale = profile.state === 'ready' ? profile.value.locale : null;
  useEffect(() => {
    if (locale !== null) adopt(locale);
  }, [locale, adopt]);
  return null;
}
