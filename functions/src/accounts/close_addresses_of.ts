import { FieldValue } from 'firebase-admin/firestore';
import { collections, documents, files } from '../domain/paths.ts';
import { sweepDocuments, sweepFiles } from '../jobs/index.ts';
import { closeAddresses } from '../platform/close_addresses.ts';
import type { Context } from '../platform/context.ts';
import { derivedId } from '../platform/hashes.ts';

const runMs = 100_000;

/**
 * Revokes the download URLs of all files of a deactivated person, within the time limit; `closeAddressesOfShutOut`
 * does the rest.
 *
 * @param until when to stop, in milliseconds since 1970.
 */
export async function closeAddressesOf(context: Context, uid: string, until: number): Promise<void> {
  for (const folder of [...files.foldersOf(uid), files.exportFolder(uid)]) {
    const sweep = {
      name: `addresses_${derivedId('sweep', uid, folder)}`,
      bucket: context.bucket,
      folder,
      until,
    };
    const { isComplete, broken } = await sweepFiles(context, sweep, ({ path }) =>
      closeAddresses(context, [path]),
    );
    if (!isComplete || broken > 0) return;
  }
  const done = { hasOpenAddresses: false, updatedAt: FieldValue.serverTimestamp() };
  await context.firestore.doc(documents.user(uid)).update(done);
}

/** Continues with the files of all deactivated people whose download URLs may still work. */
export async function closeAddressesOfShutOut(context: Context): Promise<void> {
  const query = context.firestore.collection(collections.users).where('hasOpenAddresses', '==', true);
  const until = Date.now() + runMs;
  await sweepDocuments(context, { name: 'addresses', query, orderBy: null, until, atOnce: 1 }, ({ id }) =>
    closeAddressesOf(context, id, until),
  );
}
