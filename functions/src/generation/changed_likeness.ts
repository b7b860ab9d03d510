import { type GenerateQueue, type LikenessState, likenessTransitions } from '../domain/generate_queue.ts';
import { mayFollow } from '../domain/transition.ts';

type Likeness = NonNullable<GenerateQueue['likeness']>;

/**
 * What changes the state of the first drawings, to be written with whatever else changes in their queue: the only place
 * that names a new one. `likeness` must have been read in the same transaction. Throws where the transition table does
 * not allow it: that is a bug.
 */
export function changedLikeness(
  likeness: Likeness,
  { to, ...fields }: Partial<Omit<Likeness, 'state'>> & { readonly to: LikenessState },
): { readonly likeness: Likeness } {
  if (to !== likeness.state && !mayFollow(likenessTransitions, likeness.state, to)) {
    throw new Error(`First drawings cannot go from ${likeness.state} to ${to}.`);
  }
  return { likeness: { ...likeness, ...fields, state: to } };
}
