import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import { type SubmissionForm, submissionForm } from '@pochitto/functions/domain/submission/submission_form';
import type { StampSet } from '../use_set.ts';
import type { Attempt } from './use_attempts.ts';

/** The form of a set as it would be submitted now. */
export function formOf({ stamp, stickers }: StampSet): SubmissionForm {
  return submissionForm({
    product: stamp.product,
    metadata: stamp.metadata,
    engine: stamp.engine,
    messageIds: stickers.map(({ id }) => id),
  });
}

/** The confirmation that is sent to the server. */
export function confirmationOf(set: StampSet) {
  return {
    form: formOf(set),
    revision: set.stamp.revision,
    humanChecks: humanChecks.map(({ id }) => id),
    inMyName: true as const,
  };
}

/** Whether a submission continues with exactly what the person confirmed at its start. */
export function isAsConfirmed(set: StampSet, attempt: Pick<Attempt, 'form' | 'mode' | 'revision'>): boolean {
  if (attempt.mode !== 'submit' || attempt.revision !== set.stamp.revision) return false;
  return inOrder(attempt.form) === inOrder(formOf(set));
}

/** The same text for the same values, independent of the order of their fields. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
