import { useOutletContext } from 'react-router';

/** Where somebody goes once they are signed in, and what the page calls when it has done its part. */
export interface WayOn {
  readonly next: string;
  readonly goOn: () => void;
}

export function useWayOn(): WayOn {
  return useOutletContext<WayOn>();
}
