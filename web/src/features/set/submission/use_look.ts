import type { ReviewStatus } from '@pochitto/functions/domain/review_status';
import { useState } from 'react';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';

/** Asks the site what became of a set. */
export function useLook(stampId: string) {
  const { request, isBusy, refusal } = useRequest();
  const [found, setFound] = useState<ReviewStatus | null>(null);
  const look = () => request(async () => setFound((await call('checkReview', { stampId })).reviewStatus));
  return { look, isBusy, found, refusal };
}
