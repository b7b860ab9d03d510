import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import { type SubmissionForm, submissionForm } from '@pochitto/functions/domain/submission/submission_form';
import type { StampSet } from '../use_set.ts';
import type { Attempt } from './use_attempts.ts';

/** Returns the form of a set as it would be submitted now. */
export function formOf({ stamp, stickers }: StampSet): SubmissionForm {
  return submissionForm({
    product: stamp.product,
    metadata: stamp.metadata,
    engine: stamp.engine,
    messageIds: stickers.map(({ id }) => id),
  });
}

/** Returns the confirmation that is sent to the server. */
export function confirmationOf(set: StampSet) {
  return {
    form: formOf(set),
    revision: set.stamp.revision,
    humanChecks: humanChecks.map(({ id }) => id),
    inMyName: true as const,
  };
}

/** Tells whether a submission continues with exactly what the person confirmed at its start. */
export function isAsConfirmed(set: StampSet, attempt: Pick<Attempt, 'form' | 'mode' | 'revision'>): boolean {
  if (attempt.mode !== 'submit' || attempt.revision !== set.stamp.revision) return false;
  return isFormOf(set, attempt.form);
}

/** Tells whether a set would be submitted with this form now. */
function isFormOf(set: StampSet, form: SubmissionForm): boolean {
  return inOrder(form) === inOrder(formOf(set));
}

/** Tells whether a picture or the form differs from the latest submission among the attempts. */
export function isMended(
  set: StampSet,
  attempts: readonly Pick<Attempt, 'form' | 'mode' | 'createdAt'>[],
): boolean {
  const sent = attempts.find(({ mode }) => mode === 'submit');
  if (!sent) return false;
  const images = [...set.stickers.map(({ image }) => image), set.main, set.tab];
  // Does not compare the set's revision, which also counts changes that are no edits.
  return (
    !isFormOf(set, sent.form) || images.some((image) => image !== null && image.updatedAt > sent.createdAt)
  );
}

/** Serializes a value independently of the order of its fields. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
