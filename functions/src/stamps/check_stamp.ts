import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { checkScore } from '../domain/finding.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { downloadSet } from './download_set.ts';
import { findFaults } from './find_faults.ts';
import { readSet } from './read_set.ts';

/** Judges a set whose drawing is over by every rule that a program can check. Changes nothing. */
export async function checkStamp(
  context: Context,
  { uid }: Caller,
  { stampId }: CallableRequest<'checkStamp'>,
): Promise<CallableOutput<'checkStamp'>> {
  const set = await downloadSet(context, await readSet(context, uid, stampId));
  const findings = findFaults(set);
  return { findings, score: checkScore(findings), checkedRevision: set.stamp.revision };
}
