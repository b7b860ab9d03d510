import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLocale } from 'use-intl';
import { finishLine, goToLine, nextAfterLine } from '../../lib/firebase/line_login.ts';
import { nextPath } from '../../lib/next_path.ts';
import { ProviderReturn } from './provider_return.tsx';

/** The page that LINE redirects to. */
export function Component() {
  const locale = useLocale();
  const [answer] = useSearchParams();
  const [next] = useState(() => nextPath(nextAfterLine(), '/sets'));
  return (
    <ProviderReturn
      provider="line"
      next={next}
      finish={async () => ((await finishLine(answer)) === 'linked' ? '/account?linked=line' : next)}
      again={() => goToLine(locale, next)}
    />
  );
}
