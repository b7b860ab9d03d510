import { collections } from '@pochitto/functions/domain/paths';
import { imageSchema, type StampImage } from '@pochitto/functions/domain/stamps/image';
import { where } from 'firebase/firestore';
import { useMemo } from 'react';
import { ofOne, useLiveQuery } from '../../lib/firebase/live.ts';
import type { EditorSet } from './read_set.ts';

/** The stored pictures of the set's stickers, by message. */
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
