import { prices } from './prices.ts';

/** How the set's latest submission ended; `none` before its first. */
export const submissionOutcomes = ['none', 'failed', 'session_expired', 'rejected', 'submitted'] as const;
export type SubmissionOutcome = (typeof submissionOutcomes)[number];

/** Trying again costs nothing after our failure, LINE's session running out, or LINE's rejection. */
const isFreeAfter: Readonly<Record<SubmissionOutcome, boolean>> = {
  none: false,
  failed: true,
  session_expired: true,
  rejected: true,
  submitted: false,
};

/** Tokens for the next submission of a set, `paid` being what its submissions cost so far less what came back. */
export function submissionPrice(previous: SubmissionOutcome, paid: number): number {
  return isFreeAfter[previous] ? Math.max(0, prices.submission - paid) : prices.submission;
}
