import { useOutletContext } from 'react-router';
import type { Draft, DraftChoice } from '../../lib/draft/draft.ts';

/** What the four steps share: the draft, its photo, and the ways to change them. All of it outlives a reload. */
export interface Creation {
  readonly draft: Draft;
  readonly photo: Blob | null;
  readonly choose: (choice: DraftChoice | ((draft: Draft) => DraftChoice)) => void;
  readonly choosePhoto: (photo: Blob) => Promise<void>;
  readonly finish: () => Promise<void>;
}

export function useCreation(): Creation {
  return useOutletContext<Creation>();
}
