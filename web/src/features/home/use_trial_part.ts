import { useCallback, useState } from 'react';
import type { Trial } from './trial.tsx';

interface OpenTrial {
  readonly photo: File;
  readonly Part: typeof Trial;
}

/**
 * Loads the photo trial when a photo is chosen: with its composer and calls, it is too large for a page that most
 * people only read. `isUnloaded` if loading failed.
 */
export function useTrialPart() {
  const [trial, setTrial] = useState<OpenTrial | null>(null);
  const [isUnloaded, setUnloaded] = useState(false);
  const take = useCallback((photo: File) => {
    setUnloaded(false);
    import('./trial.tsx').then(
      ({ Trial: Part }) => setTrial({ photo, Part }),
      () => setUnloaded(true),
    );
  }, []);
  return { trial, isUnloaded, take };
}

let isWarm = false;

/** Preloads the trial, and warms up the function that it calls, while a photo is chosen. */
export function warmTrial(): void {
  if (isWarm) return;
  isWarm = true;
  import('./trial.tsx').catch(() => {});
  import('../../lib/firebase/call.ts').then(({ warmUp }) => warmUp('tryPhoto')).catch(() => {});
}
