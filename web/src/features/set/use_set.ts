import {
  type GenerateQueueMessage,
  generateQueueMessageSchema,
} from '@pochitto/functions/domain/generation/generate_queue_message';
import { collections, documents } from '@pochitto/functions/domain/paths';
import { imageSchema, type StampImage } from '@pochitto/functions/domain/stamps/image';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import type { FormSource } from '@pochitto/functions/domain/submission/form_fields';
import { orderBy, where } from 'firebase/firestore';
import { useMemo } from 'react';
import { type Live, ofOne, useLiveDocument, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';

/** One place of the set: its message from the start, its picture once it is made. */
export interface Sticker
  extends Pick<
    GenerateQueueMessage,
    'message' | 'artPath' | 'state' | 'failure' | 'pose' | 'acting' | 'caption' | 'styleIndex' | 'runNumber'
  > {
  /** The message's ID. */
  readonly id: string;
  readonly place: number;
  /** What it is called: its message, or its number if it has none. */
  readonly label: string;
  readonly image: StampImage | null;
}

export interface StampSet {
  readonly stamp: WithId<Stamp>;
  readonly stickers: readonly Sticker[];
  readonly main: StampImage | null;
  readonly tab: StampImage | null;
}

/** Subscribes to a set with its messages and pictures. */
export function useSet(stampId: string, uid: string): Live<StampSet> {
  const stamp = useLiveDocument(documents.stamp(stampId), stampSchema);
  const queueId = stamp.state === 'ready' ? stamp.value.queueId : null;
  const messages = useLiveQuery(
    queueId,
    collections.generateQueueMessages,
    [where('userId', '==', uid), where('queueId', '==', queueId), orderBy('orderPriority')],
    generateQueueMessageSchema,
    ofOne,
  );
  const images = useLiveQuery(
    queueId && stampId,
    collections.images,
    [where('userId', '==', uid), where('stampId', '==', stampId)],
    imageSchema,
    ofOne,
  );
  return useMemo(() => {
    if (stamp.state !== 'ready') return stamp;
    if (stamp.value.deletedAt) return { state: 'missing' };
    if (messages.state === 'failed') return messages;
    if (images.state === 'failed') return images;
    if (messages.state === 'loading' || images.state === 'loading') return { state: 'loading' };
    return {
      state: 'ready',
      value: assembled(
        stamp.value,
        messages.state === 'ready' ? messages.value : [],
        images.state === 'ready' ? images.value : [],
      ),
    };
  }, [stamp, messages, images]);
}

function assembled(
  stamp: WithId<Stamp>,
  messages: readonly WithId<GenerateQueueMessage>[],
  images: readonly StampImage[],
): StampSet {
  const alive = images.filter((image) => image.deletedAt === null);
  const byMessage = new Map(alive.map((image) => [image.messageId, image]));
  return {
    stamp,
    main: alive.find((image) => image.type === 'main') ?? null,
    tab: alive.find((image) => image.type === 'tab') ?? null,
    stickers: messages
      .filter(({ deletedAt }) => deletedAt === null)
      .map((message, index) => ({
        ...message,
        place: index + 1,
        label: message.message || String(index + 1),
        image: byMessage.get(message.id) ?? null,
      })),
  };
}

/**
 * Tells whether a proof sheet that waits for approval is fully loaded. The queue, its messages and their pictures
 * load separately, in any order: shown sooner, each picture would shift the question under the pointer.
 */
export function isProofSheetLoaded(stickers: readonly Pick<Sticker, 'state' | 'image'>[]): boolean {
  const isKnown = stickers.every(({ state, image }) => state !== 'running' && (state !== 'done' || image));
  return isKnown && stickers.some(({ image }) => image);
}

/** Returns the source of the values in Creators Market's form. */
export function useFormSource({ stamp, stickers }: StampSet): FormSource {
  const { product, metadata, engine } = stamp;
  const count = stickers.length;
  return useMemo(() => ({ product, metadata, engine, count }), [product, metadata, engine, count]);
}
