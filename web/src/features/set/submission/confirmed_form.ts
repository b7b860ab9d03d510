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

/** What the server is told that the person confirmed. */
export function confirmationOf(set: StampSet) {
  return {
    form: formOf(set),
    revision: set.stamp.revision,
    humanChecks: humanChecks.map(({ id }) => id),
    inMyName: true as const,
  };
}

/** Whether a submission goes on with just what the person confirmed when it began. */
export function isAsConfirmed(set: StampSet, attempt: Pick<Attempt, 'form' | 'mode' | 'revision'>): boolean {
  if (attempt.mode !== 'submit' || attempt.revision !== set.stamp.revision) return false;
  return inOrder(attempt.form) === inOrder(formOf(set));
}

/** The same text for the same values, in whatever order their fields came. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
