import type { Stamp } from '../../domain/stamps/stamp.ts';
import type { Context } from '../../platform/context.ts';
import { type Picture, storePicture } from '../record_picture.ts';
import type { DrawnEdits } from './draw_edits.ts';

export interface StoredPicture {
  readonly url: string;
  readonly image: Picture['image'];
}

export interface StoredEdits {
  /** By message id. */
  readonly stickers: ReadonlyMap<string, StoredPicture>;
  readonly main: StoredPicture | null;
  readonly tab: StoredPicture | null;
  readonly paths: readonly string[];
}

/**
 * Stores drawings under their revision. Otherwise a later save (such as an undo) could give an image the path of
 * one that an earlier save is about to delete.
 */
export async function storeEdits(
  context: Context,
  { stampId, stamp }: { stampId: string; stamp: Stamp },
  drawn: DrawnEdits,
): Promise<StoredEdits> {
  const paths: string[] = [];
  const store = async (id: string, image: Picture['image']): Promise<StoredPicture> => {
    const name = `${id}-r${stamp.revision + 1}`;
    const url = await storePicture(context, { userId: stamp.userId, stampId, name }, image);
    paths.push(url);
    return { url, image };
  };
  const [main, tab, ...stickers] = await Promise.all([
    drawn.main && store('main', drawn.main),
    drawn.tab && store('tab', drawn.tab),
    ...[...drawn.stickers].map(
      async ([id, image]): Promise<[string, StoredPicture]> => [id, await store(id, image)],
    ),
  ]);
  return { main, tab, stickers: new Map(stickers), paths };
}
