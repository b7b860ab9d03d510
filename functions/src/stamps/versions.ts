import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  Filter,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { collections, documents } from '../domain/paths.ts';
import type { StampImage } from '../domain/stamps/image.ts';
import {
  drawnFromSchema,
  keptVersions,
  type StickerVersion,
  stickerVersionSchema,
  versionPictureSchema,
} from '../domain/stamps/sticker_version.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import type { QueueMessage } from './messages.ts';

/** A sticker's current image that is about to be replaced, with its unchanged message. */
export interface Former {
  readonly message: QueueMessage;
  readonly image: StampImage;
}

export interface KeptFormer {
  /** Version number of the image that replaces the former one. */
  readonly version: number;
  /** Files of the version that is older than the last ten; to be deleted after the transaction. */
  readonly fallen: readonly string[];
  readonly write: () => void;
}

/**
 * Prepares keeping a sticker's former image as a version; reads only. `next` is the file that replaces it and the
 * art it was drawn from. `write` does the writes, after all reads. The same file again replaces nothing.
 */
export async function keepFormer(
  { firestore }: Pick<Context, 'firestore'>,
  transaction: Transaction,
  { message, image }: Former,
  next: Pick<StickerVersion, 'url' | 'artPath'>,
): Promise<KeptFormer> {
  const number = image.version;
  if (image.url === next.url) return { version: number, fallen: [], write: () => undefined };
  const place = (of: number) => firestore.doc(documents.stickerVersion(message.id, of));
  const oldest = number - keptVersions;
  return {
    version: number + 1,
    fallen: oldest < 0 ? [] : await fallenFiles(),
    write: () => {
      if (oldest >= 0) transaction.delete(place(oldest));
      transaction.set(place(number), {
        ...versionOf(message, image),
        createdAt: FieldValue.serverTimestamp(),
        updatedAt: FieldValue.serverTimestamp(),
        deletedAt: null,
      });
    },
  };

  /** A later version may have the same image or art, so only files without another use are returned. */
  async function fallenFiles(): Promise<readonly string[]> {
    const numbers = Array.from({ length: keptVersions }, (_, index) => oldest + index);
    const [first, ...later] = await transaction.getAll(...numbers.map(place), {
      fieldMask: ['url', 'artPath'],
    });
    if (!first?.exists) return [];
    const filesOf = (snapshot: DocumentSnapshot) => [snapshot.get('url'), snapshot.get('artPath')];
    const used = new Set([
      next.url,
      next.artPath,
      image.url,
      message.data.artPath,
      ...later.flatMap(filesOf),
    ]);
    return filesOf(first).filter((path) => typeof path === 'string' && !used.has(path));
  }
}

type Kept = Omit<StickerVersion, 'createdAt' | 'updatedAt' | 'deletedAt' | 'drawnAt'> & {
  drawnAt: Timestamp;
};

function versionOf({ id, data }: QueueMessage, image: StampImage): Kept {
  return {
    ...versionPictureSchema.parse(image),
    ...drawnFromSchema.parse(data),
    messageId: id,
    number: image.version,
    drawnAt: Timestamp.fromDate(image.createdAt),
  };
}

/** Whether a version of one of the person's stickers uses this file. */
export async function isNamedByVersion(
  { firestore }: Pick<Context, 'firestore'>,
  userId: string,
  path: string,
): Promise<boolean> {
  const { empty } = await firestore
    .collection(collections.stickerVersions)
    .where('userId', '==', userId)
    .where(Filter.or(Filter.where('url', '==', path), Filter.where('artPath', '==', path)))
    .limit(1)
    .get();
  return !empty;
}

/** Reads the kept versions of these stickers, outside of transactions. */
export async function versionsOf(
  { firestore }: Pick<Context, 'firestore'>,
  { userId, messageIds }: { readonly userId: string; readonly messageIds: readonly string[] },
): Promise<{ readonly reference: DocumentReference; readonly data: StickerVersion }[]> {
  const found = await Promise.all(
    messageIds.map((messageId) =>
      firestore
        .collection(collections.stickerVersions)
        .where('userId', '==', userId)
        .where('messageId', '==', messageId)
        .get(),
    ),
  );
  return found
    .flatMap(({ docs }) => docs)
    .flatMap((snapshot) => {
      const data = readDocument(stickerVersionSchema, snapshot);
      return data ? [{ reference: snapshot.ref, data }] : [];
    });
}
