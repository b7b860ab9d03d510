import type { Acting } from '../domain/acting/acting.ts';
import { PochittoError } from '../domain/errors.ts';
import { type GenerateQueue, generateQueueSchema } from '../domain/generation/generate_queue.ts';
import { collections, documents } from '../domain/paths.ts';
import { imageSchema, type StampImage, type StickerFault } from '../domain/stamps/image.ts';
import type { SetMetadata } from '../domain/stamps/set_metadata.ts';
import { type Stamp, stampSchema } from '../domain/stamps/stamp.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/files.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { readMessages } from './messages.ts';

interface SetSticker {
  readonly messageId: string;
  readonly text: string;
  readonly url: string;
  /** Font size in px; null without a caption. */
  readonly captionSize: number | null;
  readonly faults: readonly StickerFault[];
  readonly acting: Acting | null;
}

/** A consistent snapshot of a set. */
export interface ReadSet {
  readonly stampId: string;
  readonly stamp: Stamp;
  readonly queue: GenerateQueue;
  readonly metadata: SetMetadata;
  /** Finished stickers in order; `text` is '' if the caption is hidden. */
  readonly stickers: readonly SetSticker[];
  readonly main: StampImage | null;
  readonly tab: StampImage | null;
}

/**
 * Reads a finished set of the person.
 *
 * @throws PochittoError `not_yours`, or `stamp_state` if it is not finished
 */
export function readSet(context: Context, uid: string, stampId: string): Promise<ReadSet> {
  const { firestore } = context;
  return transact(
    firestore,
    async (transaction) => {
      const stamp = readDocument(stampSchema, await transaction.get(firestore.doc(documents.stamp(stampId))));
      if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
      if (stamp.status === 'pending_upload' || stamp.status === 'generating')
        throw new PochittoError('stamp_state', `The set is ${stamp.status}.`);
      const queue = readDocument(
        generateQueueSchema,
        await transaction.get(firestore.doc(documents.generateQueue(stamp.queueId))),
      );
      if (!queue) throw new Error(`Set ${stampId} has no queue.`);
      const messages = await readMessages(context, stamp.queueId, transaction);
      const { docs } = await transaction.get(
        firestore.collection(collections.images).where('userId', '==', uid).where('stampId', '==', stampId),
      );
      const images = docs
        .map((snapshot) => readDocument(imageSchema, snapshot))
        .filter((image) => image !== null && !image.deletedAt);
      return {
        stampId,
        stamp,
        queue,
        metadata: stamp.metadata,
        stickers: stickersOf(images, messages),
        main: images.find((image) => image?.type === 'main') ?? null,
        tab: images.find((image) => image?.type === 'tab') ?? null,
      };
    },
    { readOnly: true },
  );
}

type Message = Awaited<ReturnType<typeof readMessages>>[number];

function stickersOf(
  images: readonly (StampImage | null)[],
  messages: readonly Message[],
): ReadSet['stickers'] {
  return images
    .filter((image) => image?.type === 'processed')
    .toSorted((one, other) => (one?.sequence ?? 0) - (other?.sequence ?? 0))
    .flatMap((image) => {
      const message = messages.find(({ id }) => id === image?.messageId);
      if (!image || !message) return [];
      return {
        messageId: message.id,
        text: message.data.caption?.hidden ? '' : message.data.message,
        url: image.url,
        captionSize: image.captionSize,
        faults: image.faults,
        acting: message.data.acting,
      };
    });
}

/** A set with the bytes of its images. A missing file counts as empty, so the checks report it. */
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
