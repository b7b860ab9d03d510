import type { Context } from '../platform/context.ts';
import { download } from '../platform/files.ts';
import type { ReadSet } from './read_set.ts';

/** A set with the bytes of its images. A missing file counts as empty, so that the checks report it. */
export interface SetWithPictures extends ReadSet {
  readonly pngs: {
    readonly stickers: readonly Uint8Array[];
    readonly main: Uint8Array | null;
    readonly tab: Uint8Array | null;
  };
}

/** Loads all images of a set in parallel: at most 42 images of at most 1 MB. */
export async function downloadSet(context: Context, set: ReadSet): Promise<SetWithPictures> {
  const bytesOf = async (path: string) => (await download(context, path)) ?? new Uint8Array();
  const [main, tab, ...stickers] = await Promise.all([
    set.main ? bytesOf(set.main.url) : null,
    set.tab ? bytesOf(set.tab.url) : null,
    ...set.stickers.map(({ url }) => bytesOf(url)),
  ]);
  return { ...set, pngs: { main, tab, stickers: stickers.filter((png) => png !== null) } };
}
