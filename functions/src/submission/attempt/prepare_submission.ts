import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { type Stamp, stampMayBeEdited, stampSchema } from '../../domain/stamps/stamp.ts';
import { type SubmissionForm, submissionForm } from '../../domain/submission/submission_form.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { preparePackage, readSet } from '../../stamps/index.ts';

/** A set that passed its checks, with its form and package. */
export interface PreparedSubmission {
  readonly stamp: Stamp;
  readonly form: SubmissionForm;
  readonly packagePath: string;
  /** Digest of the images only, independent of the order of the stickers. */
  readonly imagesDigest: string;
}

/**
 * Checks a set and makes its package.
 *
 * @throws PochittoError `not_yours`, `stamp_state`, `submission_running`, `submission_unchecked` if a finding
 * blocks, `submission_changed` if the set was changed in the meantime
 */
export async function prepareSubmission(
  context: Context,
  caller: Pick<Caller, 'uid'>,
  stampId: string,
): Promise<PreparedSubmission> {
  const { uid } = caller;
  const reference = context.firestore.doc(documents.stamp(stampId));
  const before = readDocument(stampSchema, await reference.get());
  requireSubmittable(before, uid);
  const packagePath = await packageOf(context, uid, stampId);
  const { stamp, stickers, main, tab, metadata } = await readSet(context, uid, stampId);
  if (!isSameSet(stamp, { ...before, packagePath })) throw new PochittoError('submission_changed');
  const form = submissionForm({
    product: stamp.product,
    metadata,
    engine: stamp.engine,
    messageIds: stickers.map(({ messageId }) => messageId),
  });
  const urls = [...stickers.map(({ url }) => url).toSorted(), main?.url ?? '', tab?.url ?? ''];
  return { stamp, form, packagePath, imagesDigest: digestOf(urls) };
}

/** Throws unless the set belongs to the person and may be submitted. */
export function requireSubmittable(stamp: Stamp | null, uid: string): asserts stamp is Stamp {
  if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
  if (stamp.submission.isRunning) throw new PochittoError('submission_running');
  if (!stampMayBeEdited(stamp)) throw new PochittoError('stamp_state', `The set is ${stamp.status}.`);
}

/** Whether images, texts and package are the same. */
export function isSameSet(one: Stamp, other: Stamp): boolean {
  return (
    one.revision === other.revision &&
    one.packagePath === other.packagePath &&
    isDeepStrictEqual(one.metadata, other.metadata)
  );
}

async function packageOf(context: Context, uid: string, stampId: string): Promise<string> {
  try {
    const caller = { uid, email: '', displayName: '' };
    const { paths } = await preparePackage(context, caller, { stampId, target: 'line' });
    const zip = paths.find(({ kind }) => kind === 'zip');
    if (!zip) throw new Error('A package without its ZIP.');
    return zip.path;
  } catch (error) {
    if (!(error instanceof PochittoError)) throw error;
    if (error.code === 'package_blocked') throw new PochittoError('submission_unchecked', error.message);
    if (error.code === 'stamp_changed') throw new PochittoError('submission_changed', error.message);
    throw error;
  }
}

/** A file name contains the digest of the image's bytes, so equal names mean equal images. */
function digestOf(urls: readonly string[]): string {
  const digests = urls.map((url) => /-([0-9a-f]+)\.png$/.exec(url)?.[1] ?? url);
  return createHash('sha256').update(digests.join('\n')).digest('hex').slice(0, 32);
}
