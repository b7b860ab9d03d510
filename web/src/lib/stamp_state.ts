import type { Stamp, StampStatus } from '@pochitto/functions/domain/stamp';

/** What the person sees of a set's status: a set that waits for its photo is told apart by what happened to it. */
export type StampState = StampStatus | 'checking' | 'refused';

/** How long a fresh set is believed to have its photo on the way, in ms. */
export const uploadGrace = 60_000;

export function stampState(stamp: Pick<Stamp, 'status' | 'failure' | 'createdAt'>, now: number): StampState {
  if (stamp.status !== 'pending_upload') return stamp.status;
  if (stamp.failure) return 'refused';
  return now - stamp.createdAt.getTime() < uploadGrace ? 'checking' : 'pending_upload';
}
