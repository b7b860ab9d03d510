import { timestamp } from '../../domain/timestamp.ts';
import type { Context } from '../../platform/context.ts';

/** The set or conversion that an image or file belongs to. */
export interface Owner {
  readonly exists: boolean;
  /** When it was deleted; for a set in the trash, until when it can be restored. */
  readonly deletedAt: Date | null;
}

export type FindOwner = (path: string) => Promise<Owner>;

/** Size of the owner cache. Items of one owner are adjacent. */
const remembered = 100;

/** Looks up owners, once per run of adjacent items. */
export function ownerFinder({ firestore }: Pick<Context, 'firestore'>): FindOwner {
  const known = new Map<string, Promise<Owner>>();
  const read = async (path: string): Promise<Owner> => {
    const [snapshot] = await firestore.getAll(firestore.doc(path), {
      fieldMask: ['deletedAt', 'restorableUntil'],
    });
    const of = (field: string) => timestamp.safeParse(snapshot?.get(field)).data ?? null;
    const deletedAt = of('restorableUntil') ?? of('deletedAt');
    return { exists: snapshot?.exists === true, deletedAt };
  };
  return (path) => {
    const found = known.get(path) ?? read(path);
    known.set(path, found);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
