import { timestamp } from '../../domain/timestamp.ts';
import type { Context } from '../../platform/context.ts';
import { filePages } from '../../platform/files.ts';

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

export function openLookups(context: Pick<Context, 'firestore' | 'bucket'>): Lookups {
  const { bucket } = context;
  const filesIn = remember((folder) => listFolder(context, folder));
  return {
    findOwner: remember((path) => readOwner(context, path)),
    hasFile: async (path) => {
      const folder = imageFolderOfSet.exec(path)?.[0];
      // Other folders hold the files of a whole person.
      if (folder === undefined) return (await bucket.file(path).exists())[0];
      return (await filesIn(folder)).has(path);
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

/** Number of results that a lookup remembers. */
const remembered = 100;

function remember<Value>(read: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
