import { isDeepStrictEqual } from 'node:util';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { humanChecks } from '../domain/stamps/human_checks.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { beginAttempt } from './attempt/begin_attempt.ts';

/**
 * Starts a submission.
 *
 * @throws PochittoError `submission_unconfirmed` if a human check is missing, `submission_changed` if the form or
 * the revision differs from what the person confirmed
 */
export async function submitStamp(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { stampId, requestId, confirmed }: CallableRequest<'submitStamp'>,
): Promise<CallableOutput<'submitStamp'>> {
  if (!humanChecks.every(({ id }) => confirmed.humanChecks.includes(id))) {
    throw new PochittoError('submission_unconfirmed');
  }
  return beginAttempt(
    context,
    { uid },
    {
      stampId,
      requestId,
      mode: 'submit',
      confirm: (form, revision) => {
        if (revision !== confirmed.revision || !isDeepStrictEqual(form, confirmed.form)) {
          throw new PochittoError('submission_changed');
        }
      },
    },
  );
}

/** Starts a rehearsal: everything at the site except the request for review. */
export async function rehearseSubmission(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { stampId, requestId }: CallableRequest<'rehearseSubmission'>,
): Promise<CallableOutput<'rehearseSubmission'>> {
  return beginAttempt(context, { uid }, { stampId, requestId, mode: 'rehearsal', confirm: () => {} });
}
