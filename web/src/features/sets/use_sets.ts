import { generateQueueMessageSchema } from '@pochitto/functions/domain/generation/generate_queue_message';
import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useMemo, useState } from 'react';
import { type Live, useHeld, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { isFiltered, matches, type SetFilters } from './set_filters.ts';

/** Sets shown at a time: whole rows of one, two or three. From as many on, they can be searched. */
export const step = 12;

/** Sets looked through at a time. */
const searchStep = 200;

/** First messages that are looked through: more than anybody has sets. */
const mostFirstMessages = 1000;

export interface SetsPage {
  /** Newest first. */
  readonly sets: readonly WithId<Stamp>[];
  /** How many match, shown or not. */
  readonly found: number;
  /** Sets that were looked through to find these. */
  readonly searched: number;
  /** Matches that were found and are not shown yet. */
  readonly hasMore: boolean;
  /** Whether there are older sets that were not looked through. */
  readonly hasOlder: boolean;
}

/** A person's sets, newest first, a step at a time; with filters those among the newest ones that match. */
export function useSets(uid: string, filters: SetFilters, now: number) {
  const isSearch = isFiltered(filters);
  // Another question begins at the first step.
  const question = `${uid} ${JSON.stringify(filters)}`;
  const [shown, setShown] = useState({ question, most: step, searched: searchStep });
  const { most, searched } = shown.question === question ? shown : { most: step, searched: searchStep };
  const size = isSearch ? searched : most;
  // One more than is shown tells whether there is more.
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

/** The first message of each of a person's sets, by its queue; null asks nothing. */
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
