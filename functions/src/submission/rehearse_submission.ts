import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { beginAttempt } from './attempt/begin_attempt.ts';

/** Begins a rehearsal: everything at the site but the request for review. */
export async function rehearseSubmission(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { stampId, requestId }: CallableRequest<'rehearseSubmission'>,
): Promise<CallableOutput<'rehearseSubmission'>> {
  return beginAttempt(context, { uid }, { stampId, requestId, mode: 'rehearsal', confirm: () => {} });
}
