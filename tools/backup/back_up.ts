import { readAccounts, readHashParameters } from './accounts.ts';
import { type Manifest, openFolder, writeList, writeManifest } from './backup_folder.ts';
import type { Connection } from './connection.ts';
import { listCollections, readDocuments } from './stored_documents.ts';
import { readFiles } from './stored_files.ts';

/**
 * Writes all data of a project to a new folder: documents with the types of their values, files with their
 * metadata, accounts with hashes and claims, and the hash parameters. Changes made meanwhile may or may not be
 * included.
 *
 * @returns the manifest, which is written last.
 */
export async function backUp(connection: Connection, folder: string): Promise<Manifest> {
  await openFolder(folder);
  async function* documents() {
    for (const collection of await listCollections(connection)) {
      yield* readDocuments(connection, collection);
    }
  }
  const hash = await readHashParameters(connection);
  // Files after the documents that name them, so that a document written meanwhile has its file, too.
  const manifest: Manifest = {
    version: 1,
    projectId: connection.projectId,
    createdAt: new Date().toISOString(),
    hash,
    lists: {
      documents: await writeList(folder, 'documents', documents()),
      accounts: await writeList(folder, 'accounts', readAccounts(connection)),
      files: await writeList(folder, 'files', readFiles(connection, folder)),
    },
  };
  await writeManifest(folder, manifest);
  return manifest;
}
