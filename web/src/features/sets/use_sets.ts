import { generateQueueMessageSchema } from '@pochitto/functions/domain/generation/generate_queue_message';
import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useMemo, useState } from 'react';
import { type Live, useHeld, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { isFiltered, matches, type SetFilters } from './set_filters.ts';

/** Page size: full rows of one, two or three. From this number on, sets can be searched. */
export const step = 12;

/** Number of sets that one search step reads. */
const searchStep = 200;

/** Limit of first messages that are searched: more than anyone has sets. */
const mostFirstMessages = 1000;

export interface SetsPage {
  /** Newest first. */
  readonly sets: readonly WithId<Stamp>[];
  /** Number of matches, shown or not. */
  readonly found: number;
  /** Number of sets that were searched. */
  readonly searched: number;
  /** Whether there are more matches than shown. */
  readonly hasMore: boolean;
  /** Whether there are older sets that were not searched. */
  readonly hasOlder: boolean;
}

/** Reads a person's sets, newest first, page by page; with filters, the matches among the newest ones. */
export function useSets(uid: string, filters: SetFilters, now: number) {
  const isSearch = isFiltered(filters);
  // Changed filters start at the first page.
  const question = `${uid} ${JSON.stringify(filters)}`;
  const [shown, setShown] = useState({ question, most: step, searched: searchStep });
  const { most, searched } = shown.question === question ? shown : { most: step, searched: searchStep };
  const size = isSearch ? searched : most;
  // Reads one more than is shown, to know whether there are more.
  const found = useLiveQuery(
    uid,
    collections.stamps,
    [where('userId', '==', uid), where('deletedAt', '==', null), orderBy('createdAt', 'desc')],
    stampSchema,
    size + 1,
  );
  const firsts = useFirstMessages(filters.text === '' ? null : uid);
  const page = useMemo((): Live<SetsPage> => {
    if (found.state !== 'ready') return found;
    if (firsts.state === 'failed') return firsts;
    if (firsts.state !== 'ready') return { state: 'loading' };
    const read = found.value.slice(0, size);
    const isOlder = found.value.length > size;
    if (!isSearch) {
      return {
        ...found,
        value: { sets: read, found: read.length, searched: read.length, hasMore: isOlder, hasOlder: false },
      };
    }
    const matching = read.filter((stamp) =>
      matches(filters, stamp, { firstMessage: firsts.value.get(stamp.queueId) ?? '', now }),
    );
    return {
      ...found,
      value: {
        sets: matching.slice(0, most),
        found: matching.length,
        searched: read.length,
        hasMore: matching.length > most,
        hasOlder: isOlder,
      },
    };
  }, [found, firsts, size, most, isSearch, filters, now]);
  const more = () => setShown({ question, most: most + step, searched });
  const older = () => setShown({ question, most, searched: searched + searchStep });
  return { ...useHeld(page, uid), more, older };
}

const nothing: Live<ReadonlyMap<string, string>> = { state: 'ready', value: new Map() };

/** Subscribes to the first message of each of a person's sets, by queue; null does not subscribe. */
function useFirstMessages(uid: string | null): Live<ReadonlyMap<string, string>> {
  const found = useLiveQuery(
    uid && `${uid} firsts`,
    collections.generateQueueMessages,
    [where('userId', '==', uid), where('orderPriority', '==', 1)],
    generateQueueMessageSchema,
    mostFirstMessages,
  );
  return useMemo(() => {
    if (uid === null) return nothing;
    if (found.state === 'missing') return nothing;
    if (found.state !== 'ready') return found;
    return { ...found, value: new Map(found.value.map(({ queueId, message }) => [queueId, message])) };
  }, [uid, found]);
}
