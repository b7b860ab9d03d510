import { generateQueueMessageSchema } from '@pochitto/functions/domain/generate_queue_message';
import { imageSchema, type StampImage } from '@pochitto/functions/domain/image';
import { collections } from '@pochitto/functions/domain/paths';
import type { Stamp } from '@pochitto/functions/domain/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useLiveQuery, type WithId } from '../../lib/firebase/live.ts';

/** The picture and the words that stand for one set; each null until it is there. */
export function useSetFace({ id, userId, queueId }: WithId<Stamp>): {
  readonly main: StampImage | null;
  readonly firstMessage: string | null;
} {
  const mains = useLiveQuery(
    `${id} main`,
    collections.images,
    [where('userId', '==', userId), where('stampId', '==', id), where('type', '==', 'main')],
    imageSchema,
    1,
  );
  const firsts = useLiveQuery(
    `${queueId} first`,
    collections.generateQueueMessages,
    [where('userId', '==', userId), where('queueId', '==', queueId), orderBy('orderPriority')],
    generateQueueMessageSchema,
    1,
  );
  return {
    main: mains.state === 'ready' ? (mains.value[0] ?? null) : null,
    firstMessage: firsts.state === 'ready' ? (firsts.value[0]?.message ?? null) : null,
  };
}
