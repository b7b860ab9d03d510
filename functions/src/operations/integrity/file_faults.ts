import { documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import type { StoredFile } from '../../platform/files.ts';
import type { Fault } from './findings.ts';
import type { Lookups, Owner } from './lookups.ts';

const day = 86_400_000;

/** How long a deletion may take, including the sweeps that resume it, in milliseconds. */
const deletionGrace = day;

/**
 * Paths of sets: `stamps/user_<uid>/<stampId>/…`, `submissions/user_<uid>/<stampId>/…`,
 * `uploads/user_<uid>/stamps/<stampId>/…`.
 */
const ofSet = /^(?:(?:stamps|submissions)\/user_([^/]+)\/|uploads\/user_([^/]+)\/stamps\/)([^/]+)\//;

/** Reports a file of a set that does not exist, or that was deleted and whose files should be gone. */
export async function fileFaults(
  context: Context,
  { findOwner }: Lookups,
  { path, createdAt }: StoredFile,
): Promise<Fault[]> {
  const [, uid, uploader, stampId] = ofSet.exec(path) ?? [];
  if (stampId === undefined || context.now().getTime() - createdAt.getTime() <= day) return [];
  const ownerPath = documents.stamp(stampId);
  const owner = await findOwner(ownerPath);
  const userId = uid ?? uploader ?? null;
  if (owner.exists) return deletionFaults(context, owner, { ownerPath, userId, left: path });
  return [{ kind: 'file_without_document', place: path, userId, details: [`${ownerPath} is missing`] }];
}

interface Left {
  readonly ownerPath: string;
  readonly userId: string | null;
  /** Path of a file or document that should be gone. */
  readonly left: string;
}

/** Reports leftovers of a set that was deleted long enough ago; one finding per set. */
export function deletionFaults(
  { now }: Context,
  { deletedAt }: Owner,
  { ownerPath, userId, left }: Left,
): Fault[] {
  if (deletedAt === null || now().getTime() - deletedAt.getTime() <= deletionGrace) return [];
  return [{ kind: 'unfinished_deletion', place: ownerPath, userId, details: [`${left} is left`] }];
}
