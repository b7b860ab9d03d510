import { PochittoError } from '../../domain/errors.ts';
import { files } from '../../domain/paths.ts';
import type { CutOut } from '../../engine/index.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import type { QueueMessage } from '../../stamps/index.ts';

interface Art {
  readonly cutOut: CutOut;
  /** The file, where it is still the parent's: it is to be stored as the set's own. */
  readonly art: Uint8Array | undefined;
}

/** The art of one sticker of a derived set. Throws `derived_parent_missing` if it went before it was copied. */
export async function readArt(context: Context, { data }: QueueMessage): Promise<Art> {
  const { userId, stampId, artPath } = data;
  const bytes = artPath === null ? null : await download(context, artPath);
  if (!bytes) throw new PochittoError('derived_parent_missing');
  const { decodeCutOut } = await import('../../engine/index.ts');
  const isOwn = artPath?.startsWith(files.stampFolder(userId, stampId)) ?? false;
  return { cutOut: await decodeCutOut(bytes), art: isOwn ? undefined : bytes };
}
