import { type GenerateQueue, type ProofSheetState, proofSheetTransitions } from '../domain/generate_queue.ts';
import { mayFollow } from '../domain/transition.ts';

type ProofSheet = NonNullable<GenerateQueue['proofSheet']>;

/**
 * What changes the state of the first drawings, to be written with whatever else changes in their queue: the only place
 * that names a new one. `proofSheet` must have been read in the same transaction. Throws where the transition table does
 * not allow it: that is a bug.
 */
export function changedProofSheet(
  proofSheet: ProofSheet,
  { to, ...fields }: Partial<Omit<ProofSheet, 'state'>> & { readonly to: ProofSheetState },
): { readonly proofSheet: ProofSheet } {
  if (to !== proofSheet.state && !mayFollow(proofSheetTransitions, proofSheet.state, to)) {
    throw new Error(`First drawings cannot go from ${proofSheet.state} to ${to}.`);
  }
  return { proofSheet: { ...proofSheet, ...fields, state: to } };
}
