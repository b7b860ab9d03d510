import { generateQueueMessageSchema } from '@pochitto/functions/domain/generate_queue_message';
import { imageSchema } from '@pochitto/functions/domain/image';
import { collections } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useLiveQuery } from '../../lib/live.ts';

/** A person's sets, newest first, with the picture and the words that stand for each. */
export function useSets(uid: string) {
  const stamps = useLiveQuery(
    uid,
    collections.stamps,
    [where('userId', '==', uid), where('deletedAt', '==', null), orderBy('createdAt', 'desc')],
    stampSchema,
  );
  const mains = useLiveQuery(
    `${uid} main`,
    collections.images,
    [where('userId', '==', uid), where('type', '==', 'main')],
    imageSchema,
  );
  const firsts = useLiveQuery(
    `${uid} first`,
    collections.generateQueueMessages,
    [where('userId', '==', uid), where('orderPriority', '==', 1)],
    generateQueueMessageSchema,
  );
  return {
    stamps,
    mains: new Map(mains.state === 'ready' ? mains.value.map((image) => [image.stampId, image]) : []),
    titles: new Map(
      firsts.state === 'ready' ? firsts.value.map((message) => [message.stampId, message.message]) : [],
    ),
  };
}
