import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { files } from '../domain/paths.ts';
import { checkScore } from '../domain/stamps/finding.ts';
import type { SubjectFault } from '../engine/index.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { touchedCutOut } from './edit/cut_out_store.ts';
import { findFaults } from './find_faults.ts';
import { downloadSet, type ReadSet, readSet } from './read_set.ts';

/** Checks a finished set against every automatic rule. Changes nothing. */
export async function checkStamp(
  context: Context,
  { uid }: Caller,
  { stampId }: CallableRequest<'checkStamp'>,
): Promise<CallableOutput<'checkStamp'>> {
  const set = await downloadSet(context, await readSet(context, uid, stampId));
  const findings = findFaults(set, { subjectFaults: await faultsOfCutOut(context, set) });
  return { findings, score: checkScore(findings), checkedRevision: set.stamp.revision };
}

/** Returns no faults if AI drew the set, or if photo and cut-out are no longer stored. */
async function faultsOfCutOut(context: Context, { stamp, stampId, queue }: ReadSet): Promise<SubjectFault[]> {
  if (stamp.engine !== 'embedded') return [];
  const { userId, touchUp, actor } = stamp;
  const path = files.cutOut(userId, stampId, stamp);
  const cutOut = await touchedCutOut(context, { path, photoPath: queue.imageUri, touchUp, actor }).catch(
    (error: unknown) => {
      if (error instanceof PochittoError && error.code === 'photo_missing') return null;
      throw error;
    },
  );
  return cutOut ? (await import('../engine/index.ts')).subjectFaults(cutOut) : [];
}
