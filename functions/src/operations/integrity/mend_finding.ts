import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import {
  type IntegrityFinding,
  integrityFindingSchema,
  type Mend,
  mends,
} from '../../domain/operations/integrity_finding.ts';
import { documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { filePages } from '../../platform/files.ts';
import { readDocument } from '../../platform/read_document.ts';
import { writeAudit } from '../../platform/write_audit.ts';
import { finishDeletion } from '../../stamps/index.ts';
import { auditQuota, recountQuota } from '../../studio/index.ts';
import { fileFaults } from './file_faults.ts';
import { closeFinding } from './findings.ts';
import { openLookups } from './lookups.ts';

/** Checks again whether something is wrong, and repairs it. */
interface Mending {
  readonly isWrong: (context: Context, finding: IntegrityFinding) => Promise<boolean>;
  readonly mend: (context: Context, finding: IntegrityFinding) => Promise<void>;
}

const mendings: Readonly<Record<Mend, Mending>> = {
  recount: {
    isWrong: async (context, finding) => (await auditQuota(context, idIn(finding))).length > 0,
    mend: (context, finding) => recountQuota(context, idIn(finding)),
  },
  finish_deletion: {
    // Removing what is left is safe even if nothing is.
    isWrong: async () => true,
    mend: (context, finding) => finishDeletion(context, idIn(finding)),
  },
  remove_file: {
    isWrong: async (context, { kind, place }) => {
      const bucket = bucketOf(context, place);
      for await (const files of filePages({ bucket }, place, 1)) {
        const file = files.find(({ path }) => path === place);
        const faults = file ? await fileFaults(context, openLookups(context), file) : [];
        return faults.some((fault) => fault.kind === kind);
      }
      return false;
    },
    mend: async (context, { place }) => {
      await bucketOf(context, place).file(place).delete({ ignoreNotFound: true });
    },
  },
};

const idIn = ({ place }: IntegrityFinding) => place.slice(place.indexOf('/') + 1);

const bucketOf = ({ bucket, inbox }: Context, path: string) => (path.startsWith('uploads/') ? inbox : bucket);

/**
 * Repairs an open finding and closes it. The audit entry is written first, so no change goes unrecorded. A finding
 * that no longer applies is only closed.
 *
 * @throws PochittoError `finding_over` if it is unknown, closed or no longer applies; `finding_by_hand` if it can
 * only be repaired by hand
 */
export async function mendFinding(
  context: Context,
  caller: Caller,
  { id }: CallableRequest<'mendFinding'>,
): Promise<CallableOutput<'mendFinding'>> {
  const snapshot = await context.firestore.doc(documents.integrityFinding(id)).get();
  const finding = readDocument(integrityFindingSchema, snapshot);
  if (!finding || finding.closedAt) throw new PochittoError('finding_over');
  const { kind, userId } = finding;
  const mend = mends[kind];
  if (mend === null) throw new PochittoError('finding_by_hand');
  if (!(await mendings[mend].isWrong(context, finding))) {
    await closeFinding(context, id);
    throw new PochittoError('finding_over');
  }
  // Not the place: it can contain a uid, and the entry outlives the account. The id is a hash of kind and place.
  const subject = `${kind} ${id}`;
  await writeAudit(context, caller, { action: 'finding_mended', targetId: userId, change: null, subject });
  await mendings[mend].mend(context, finding);
  await closeFinding(context, id);
  return {};
}
