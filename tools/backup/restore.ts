import { readAccounts, writeAccounts } from './accounts.ts';
import { checkBackup, type ListName, readList } from './backup_folder.ts';
import type { Connection } from './connection.ts';
import { listCollections, writeDocuments } from './stored_documents.ts';
import { hasFiles, writeFiles } from './stored_files.ts';

interface Options {
  /** Whether to overwrite existing data. Without it, the project has to be empty. */
  readonly overwrite: boolean;
}

/**
 * Restores a backup. Reads and checks all of it first; rejects an incomplete backup and a project with data before
 * it writes anything. Accounts and files come before the documents that name them.
 */
export async function restore(
  connection: Connection,
  folder: string,
  { overwrite }: Options,
): Promise<Readonly<Record<ListName, number>>> {
  const { hash } = await checkBackup(folder);
  if (!overwrite) await requireEmpty(connection);
  const accounts = await writeAccounts(connection, readList(folder, 'accounts'), { hash, overwrite });
  const files = await writeFiles(connection, folder, readList(folder, 'files'));
  const documents = await writeDocuments(connection, readList(folder, 'documents'), { overwrite });
  return { documents, accounts, files };
}

async function requireEmpty(connection: Connection): Promise<void> {
  const [collection] = await listCollections(connection);
  const isFull =
    collection !== undefined || (await hasFiles(connection)) || !(await readAccounts(connection).next()).done;
  if (isFull) {
    throw new Error(`${connection.projectId} is not empty. Add --overwrite to write over what is there.`);
  }
}
