import { generateQueueMessageSchema } from '@pochitto/functions/domain/generate_queue_message';
import { collections } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useLiveQuery } from '../../lib/live.ts';

/** What the sets that are still there are called: by their title, else by their first words. */
export function useSetNames(uid: string): ReadonlyMap<string, string> {
  const stamps = useLiveQuery(
    uid,
    collections.stamps,
    [where('userId', '==', uid), where('deletedAt', '==', null), orderBy('createdAt', 'desc')],
    stampSchema,
  );
  const firsts = useLiveQuery(
    `${uid} first`,
    collections.generateQueueMessages,
    [where('userId', '==', uid), where('orderPriority', '==', 1)],
    generateQueueMessageSchema,
  );
  if (stamps.state !== 'ready' || firsts.state !== 'ready') return new Map();
  const words = new Map(firsts.value.map(({ stampId, message }) => [stampId, message]));
  return new Map(stamps.value.map(({ id, title }) => [id, title || (words.get(id) ?? '')]));
}
