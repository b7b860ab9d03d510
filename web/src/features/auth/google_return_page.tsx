import { useEffect, useState } from 'react';
import { useLocale } from 'use-intl';
import { finishGoogle, goToGoogle, readGoogleRequest } from '../../lib/firebase/google.ts';
import { nextPath } from '../../lib/next_path.ts';
import { ProviderReturn } from './provider_return.tsx';

/** The page that Google redirects to, with its response after the `#`. */
export function Component() {
  const locale = useLocale();
  const [answer] = useState(() => new URLSearchParams(window.location.hash.slice(1)));
  const [request] = useState(readGoogleRequest);
  const next = nextPath(request?.next ?? null, '/sets');
  useEffect(() => {
    // Keeps the token out of the address bar and the history.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return (
    <ProviderReturn
      provider="google"
      next={next}
      finish={async () => {
        await finishGoogle(answer, locale);
        return next;
      }}
      again={() => goToGoogle(locale, next, request?.change)}
    />
  );
}
