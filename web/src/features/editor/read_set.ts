import { generateQueueSchema } from '@pochitto/functions/domain/generation/generate_queue';
import {
  type GenerateQueueMessage,
  generateQueueMessageSchema,
} from '@pochitto/functions/domain/generation/generate_queue_message';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { imageSchema, type StampImage } from '@pochitto/functions/domain/stamps/image';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import {
  collection,
  doc,
  type Firestore,
  getDocFromServer,
  getDocsFromServer,
  limit,
  query,
  where,
} from 'firebase/firestore';
import { useMemo } from 'react';
import { ofOne, openFirestore, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import type { Content } from './editor_content.ts';

/** A set at one revision: what the editor changes, and what it only reads. */
export interface EditorSet {
  readonly stamp: WithId<Stamp>;
  /** The normalized photo in the bucket. */
  readonly photoPath: string;
  readonly messages: ReadonlyMap<string, GenerateQueueMessage>;
  readonly content: Content;
}

/** Tells whether a sticker has a picture. One that could not be drawn keeps its place until it is regenerated. */
export function isMade({ messages }: EditorSet, id: string): boolean {
  return messages.get(id)?.state === 'done';
}

/** Reads a set consistently; null if it no longer exists. */
export async function readSet(stampId: string, uid: string): Promise<EditorSet | null> {
  const firestore = await openFirestore();
  let stamp = await readStamp(firestore, stampId);
  while (stamp) {
    const set = await readAround(firestore, stamp, uid);
    const after = await readStamp(firestore, stampId);
    // Another save happened between the two reads, so the result may be mixed.
    if (after?.revision === stamp.revision) return set;
    stamp = after;
  }
  return null;
}

async function readStamp(firestore: Firestore, stampId: string): Promise<WithId<Stamp> | null> {
  const snapshot = await getDocFromServer(doc(firestore, documents.stamp(stampId)));
  if (!snapshot.exists()) return null;
  const stamp = stampSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }));
  return stamp.deletedAt ? null : { ...stamp, id: stampId };
}

async function readAround(firestore: Firestore, stamp: WithId<Stamp>, uid: string): Promise<EditorSet> {
  const [queue, found] = await Promise.all([
    getDocFromServer(doc(firestore, documents.generateQueue(stamp.queueId))),
    getDocsFromServer(
      query(
        collection(firestore, collections.generateQueueMessages),
        where('userId', '==', uid),
        where('queueId', '==', stamp.queueId),
        limit(ofOne),
      ),
    ),
  ]);
  const messages = found.docs
    .map((each): [string, GenerateQueueMessage] => [
      each.id,
      generateQueueMessageSchema.parse(each.data({ serverTimestamps: 'estimate' })),
    ])
    .filter(([, message]) => message.deletedAt === null)
    .sort(([, one], [, other]) => one.orderPriority - other.orderPriority);
  return {
    stamp,
    photoPath: generateQueueSchema.parse(queue.data({ serverTimestamps: 'estimate' })).imageUri,
    messages: new Map(messages),
    content: {
      stickers: Object.fromEntries(
        messages.map(([id, { message, pose, caption, acting }]) => [id, { message, pose, caption, acting }]),
      ),
      order: messages.map(([id]) => id),
      removed: [],
      mainMessageId: stamp.mainMessageId,
      tabMessageId: stamp.tabMessageId,
      touchUp: stamp.touchUp,
    },
  };
}

/** Returns the stored pictures of the set's stickers, by message. */
export function useImages({ stamp }: EditorSet): ReadonlyMap<string, StampImage> {
  const found = useLiveQuery(
    stamp.id,
    collections.images,
    [where('userId', '==', stamp.userId), where('stampId', '==', stamp.id)],
    imageSchema,
    ofOne,
  );
  return useMemo(() => {
    const alive = found.state === 'ready' ? found.value.filter((image) => image.deletedAt === null) : [];
    return new Map(alive.flatMap((image) => (image.messageId ? [[image.messageId, image]] : [])));
  }, [found]);
}
