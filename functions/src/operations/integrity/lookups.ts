import { timestamp } from '../../domain/timestamp.ts';
import type { Context } from '../../platform/context.ts';
import { filePages } from '../../platform/files.ts';
import { recentResults } from '../../platform/recent_results.ts';

/** The set or conversion that an image or file belongs to. */
export interface Owner {
  readonly exists: boolean;
  /** When it was deleted; for a set in the trash, until when it can be restored. */
  readonly deletedAt: Date | null;
}

/** What the checks of one collection look up. Items of one set are adjacent, so each set is read once. */
export interface Lookups {
  readonly findOwner: (path: string) => Promise<Owner>;
  readonly hasFile: (path: string) => Promise<boolean>;
}

/** Number of results that each lookup keeps. */
const kept = 100;

export function openLookups(context: Pick<Context, 'firestore' | 'bucket'>): Lookups {
  const { bucket } = context;
  const owners = recentResults<Owner>(kept);
  const folders = recentResults<ReadonlySet<string>>(kept);
  return {
    findOwner: (path) => owners(path, () => readOwner(context, path)),
    hasFile: async (path) => {
      const folder = imageFolderOfSet.exec(path)?.[0];
      // Other folders hold the files of a whole person.
      if (folder === undefined) return (await bucket.file(path).exists())[0];
      return (await folders(folder, () => listFolder(context, folder))).has(path);
    },
  };
}

const imageFolderOfSet = /^stamps\/[^/]+\/[^/]+\/images\//;

async function readOwner({ firestore }: Pick<Context, 'firestore'>, path: string): Promise<Owner> {
  const [snapshot] = await firestore.getAll(firestore.doc(path), {
    fieldMask: ['deletedAt', 'restorableUntil'],
  });
  const of = (field: string) => timestamp.safeParse(snapshot?.get(field)).data ?? null;
  const deletedAt = of('restorableUntil') ?? of('deletedAt');
  return { exists: snapshot?.exists === true, deletedAt };
}

const filesAtOnce = 1000;

async function listFolder(context: Pick<Context, 'bucket'>, folder: string): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for await (const page of filePages(context, folder, filesAtOnce)) {
    for (const { path } of page) paths.add(path);
  }
  return paths;
}
