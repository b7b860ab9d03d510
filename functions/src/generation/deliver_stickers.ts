import type { Transaction } from 'firebase-admin/firestore';
import type { GenerateQueue } from '../domain/generation/generate_queue.ts';
import type { GenerateQueueMessage } from '../domain/generation/generate_queue_message.ts';
import { documents, files, ids } from '../domain/paths.ts';
import { imageSchema } from '../domain/stamps/image.ts';
import type { DrawnImage } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import {
  changeMessage,
  type KeptFormer,
  keepFormer,
  type QueueMessage,
  recordPicture,
  storePicture,
} from '../stamps/index.ts';
import type { Badges } from './draw_badges.ts';
import { type Attempt, assertQueueLease } from './generation_job.ts';

/** Changes to a sticker's message after drawing: pose, acting, and the art it was drawn from, as a PNG. */
interface Changes extends Partial<Pick<GenerateQueueMessage, 'pose' | 'styleIndex' | 'acting'>> {
  readonly art?: Uint8Array;
}
type Prompt = GenerateQueue['prompts'][number];

interface Finished {
  readonly id: string;
  readonly type: 'processed' | 'main' | 'tab';
  readonly message: QueueMessage | null;
  readonly image: DrawnImage;
  readonly url: string;
  readonly changes: Partial<Pick<GenerateQueueMessage, 'pose' | 'styleIndex' | 'acting' | 'artPath'>>;
}

export interface Delivery {
  /** Accepts a drawn sticker. Returns at once. */
  readonly add: (message: QueueMessage, image: DrawnImage, changes?: Changes) => void;
  /** Accepts main and tab. If called before any sticker, they are stored together with the first one. */
  readonly addBadges: (badges: Badges) => void;
  /** Records the prompt of an engine and the path of its image, in the next commit. */
  readonly note: (prompt: Prompt, path: string) => void;
  /** Waits until everything is stored. Returns the PNGs by message id. Throws the first failure. */
  readonly finish: () => Promise<Map<string, Uint8Array>>;
  /** Waits until no write is running. Returns all stored files, including those that no document references. */
  readonly abandon: () => Promise<readonly StoredFile[]>;
}

export interface StoredFile {
  readonly path: string;
  /** The document that references the file: the image itself, its sticker, or the queue's prompt. */
  readonly imageId: string | null;
  readonly messageId: string | null;
  readonly callId: string | null;
}

/**
 * Stores stickers while the engine continues to draw. Files are uploaded in parallel. Documents that get ready
 * during one commit are written together in the next, so pages receive small groups and few commits are needed.
 */
export function deliverStickers(context: Context, attempt: Attempt): Delivery {
  const waiting: Finished[] = [];
  const prompts: Prompt[] = [];
  const uploads: Promise<void>[] = [];
  const stored: StoredFile[] = [];
  const pngs = new Map<string, Uint8Array>();
  let badges: Promise<unknown> = Promise.resolve();
  let committing: Promise<void> | null = null;

  const commit = async (): Promise<void> => {
    while (waiting.length > 0) {
      const old = await commitPictures(context, attempt, waiting.splice(0), prompts.splice(0));
      await Promise.all(old.map((path) => context.bucket.file(path).delete({ ignoreNotFound: true })));
    }
  };
  const { userId, stampId } = attempt.queue;
  const store = async (picture: Omit<Finished, 'url'>, name: string): Promise<void> => {
    const path = await storePicture(context, { userId, stampId, name }, picture.image);
    stored.push({ path, imageId: picture.id, messageId: null, callId: null });
    waiting.push({ ...picture, url: path });
  };
  const storeArt = async ({ id, data }: QueueMessage, art: Uint8Array): Promise<string> => {
    const path = files.art(userId, stampId, id, data.regenerations);
    const bytes = Buffer.from(art.buffer, art.byteOffset, art.byteLength);
    await context.bucket.file(path).save(bytes, { contentType: 'image/png', resumable: false });
    stored.push({ path, imageId: null, messageId: id, callId: null });
    return path;
  };
  const addSticker = async (message: QueueMessage, image: DrawnImage, { art, ...rest }: Changes) => {
    const artPath = art && (await storeArt(message, art));
    const changes = artPath === undefined ? rest : { ...rest, artPath };
    const id = ids.processedImage(message.id);
    await Promise.all([store({ id, type: 'processed', message, image, changes }, message.id), badges]);
    await flush();
  };
  const flush = async (): Promise<void> => {
    committing ??= commit().finally(() => {
      committing = null;
    });
    await committing;
  };
  const watch = (work: Promise<void>): void => {
    // Handled here, or a failure before `finish` would be an unhandled rejection.
    work.catch(() => undefined);
    uploads.push(work);
  };
  return {
    add: (message, image, changes = {}) => {
      pngs.set(message.id, image.png);
      watch(addSticker(message, image, changes));
    },
    addBadges: ({ main, tab }) => {
      const common = { message: null, changes: {} };
      const work = Promise.all([
        main && store({ id: ids.mainImage(stampId), type: 'main', image: main, ...common }, 'main'),
        tab && store({ id: ids.tabImage(stampId), type: 'tab', image: tab, ...common }, 'tab'),
      ]).then(() => undefined);
      badges = work;
      watch(work);
    },
    note: (prompt, path) => {
      prompts.push(prompt);
      stored.push({ path, imageId: null, messageId: null, callId: prompt.callId });
    },
    finish: async () => {
      await Promise.all(uploads);
      await flush();
      return pngs;
    },
    abandon: async () => {
      await Promise.allSettled(uploads);
      return stored;
    },
  };
}

/** Writes the documents of stored files in one transaction. Returns the files that were replaced. */
async function commitPictures(
  context: Context,
  attempt: Attempt,
  finished: readonly Finished[],
  prompts: readonly Prompt[],
): Promise<string[]> {
  const { userId, stampId } = attempt.queue;
  const { queueId } = attempt;
  return transact(context.firestore, async (transaction) => {
    const queue = await assertQueueLease(context, transaction, attempt);
    const { old, kept } = await readReplaced(context, transaction, finished);
    for (const { id, type, message, image, url, changes } of finished) {
      const former = kept.get(id);
      former?.write();
      recordPicture(context, transaction, {
        id,
        userId,
        stampId,
        queueId,
        type,
        url,
        image,
        messageId: message?.id ?? null,
        sequence: message?.data.orderPriority ?? 0,
        ...(former ? { origin: 'regeneration', version: former.version } : {}),
      });
      if (message) changeMessage(transaction, message, { ...changes, to: 'done' });
    }
    if (prompts.length > 0) {
      const reference = context.firestore.doc(documents.generateQueue(queueId));
      transaction.update(reference, { prompts: withPrompts(queue, prompts) });
    }
    return old;
  });
}

interface Replaced {
  /** Files that are no longer referenced once the new ones are written. */
  readonly old: string[];
  /** Earlier images of stickers that stay as versions, by image id. */
  readonly kept: ReadonlyMap<string, KeptFormer>;
}

/**
 * Reads earlier images with the same ids; those of stickers are kept as versions. Only regenerated stickers, main
 * and tab have any.
 */
async function readReplaced(
  context: Context,
  transaction: Transaction,
  finished: readonly Finished[],
): Promise<Replaced> {
  const again = finished.filter(({ message }) => message === null || message.data.regenerations > 0);
  if (again.length === 0) return { old: [], kept: new Map() };
  const references = again.map(({ id }) => context.firestore.doc(documents.image(id)));
  const snapshots = await transaction.getAll(...references);
  const old: string[] = [];
  const kept = new Map<string, KeptFormer>();
  for (const [index, snapshot] of snapshots.entries()) {
    const picture = again[index];
    const image = readDocument(imageSchema, snapshot);
    if (!picture || !image) continue;
    const { message, url } = picture;
    if (message === null) {
      if (image.url !== url) old.push(image.url);
    } else {
      const artPath = picture.changes.artPath ?? message.data.artPath;
      const former = await keepFormer(context, transaction, { message, image }, { url, artPath });
      kept.set(picture.id, former);
      old.push(...former.fallen);
    }
  }
  return { old, kept };
}

/** Limits for the stored prompts, of which the newest are kept: a Firestore document holds 1 MiB. */
const mostPrompts = 200;
const mostPromptBytes = 500_000;

function withPrompts({ prompts }: GenerateQueue, added: readonly Prompt[]): Prompt[] {
  const rest = prompts.filter(({ callId }) => !added.some((prompt) => prompt.callId === callId));
  const all = [...rest, ...added].slice(-mostPrompts);
  let bytes = 0;
  const first = all.findLastIndex(({ prompt }) => {
    bytes += Buffer.byteLength(prompt);
    return bytes > mostPromptBytes;
  });
  return all.slice(first + 1);
}
