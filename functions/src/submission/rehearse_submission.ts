import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { limitRate } from '../platform/limit_rate.ts';
import { beginAttempt } from './attempt/begin_attempt.ts';

/** It costs nothing, and opens a browser. */
const rate = { most: 30, perSeconds: 3600 };

/** Begins a rehearsal: everything at the site but the request for review. Throws `too_often`. */
export async function rehearseSubmission(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { stampId, requestId }: CallableRequest<'rehearseSubmission'>,
): Promise<CallableOutput<'rehearseSubmission'>> {
  await limitRate(context, { key: `rehearse submission ${uid}`, ...rate });
  return beginAttempt(context, { uid }, { stampId, requestId, mode: 'rehearsal', confirm: () => {} });
}
