import { useCallback, useState } from 'react';
import type { Trial } from './trial.tsx';

interface OpenTrial {
  readonly photo: File;
  readonly Part: typeof Trial;
}

/**
 * The trial of a photo, fetched when a photo is chosen: with its composer and the calls it would weigh on a page that most
 * only read. `isUnloaded` where it could not be fetched.
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

/** While a photo is being chosen, the trial and what it calls are already on their way. */
export function warmTrial(): void {
  if (isWarm) return;
  isWarm = true;
  import('./trial.tsx').catch(() => {});
  import('../../lib/firebase/call.ts').then(({ warmUp }) => warmUp('tryPhoto')).catch(() => {});
}
