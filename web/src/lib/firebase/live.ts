import {
  collection,
  connectFirestoreEmulator,
  type DocumentData,
  doc,
  type Firestore,
  getFirestore,
  limit,
  onSnapshot,
  type Query,
  type QueryConstraint,
  type QueryDocumentSnapshot,
  query,
} from 'firebase/firestore';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { once } from './firebase.ts';
import { errorCode } from './refused.ts';

/** Something read live: on its way, here, not there (or not ours to see), or unreadable. */
export type Live<Value> =
  | { readonly state: 'loading' }
  /** `isFromCache`: what this browser knew already, before the server has said whether it is all. */
  | { readonly state: 'ready'; readonly value: Value; readonly isFromCache?: boolean }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly error: unknown };

export type WithId<Value> = Value & { readonly id: string };

const loading = { state: 'loading' } as const;

/** The server's word too that nothing is there, where the cache said so before: asked again, it changes nothing else. */
const snapshotOptions = { includeMetadataChanges: true } as const;

/** A document as it changes. One that may come only later is watched by a query instead: see `useLineSession`. */
export function useLiveDocument<Schema extends z.ZodType<object>>(
  path: string,
  schema: Schema,
): Live<WithId<z.output<Schema>>> {
  return useLive<WithId<z.output<Schema>>>(path, (firestore, tell) =>
    onSnapshot(
      doc(firestore, path),
      snapshotOptions,
      (snapshot) =>
        tell(() =>
          snapshot.exists()
            ? { state: 'ready', value: parsed(schema, snapshot) }
            : // Absent from the cache says nothing about the server.
              snapshot.metadata.fromCache
              ? loading
              : { state: 'missing' },
        ),
      (error) => tell(() => failed(error)),
    ),
  );
}

/** More documents than any one set or order has: the limit of queries that are bounded by what they belong to. */
export const ofOne = 500;

/**
 * The first `most` documents of a query as they change. `key` names the query: another key asks anew, null asks nothing.
 */
export function useLiveQuery<Schema extends z.ZodType<object>>(
  key: string | null,
  collectionPath: string,
  constraints: readonly QueryConstraint[],
  schema: Schema,
  most: number,
): Live<readonly WithId<z.output<Schema>>[]> {
  return useLive<readonly WithId<z.output<Schema>>[]>(
    key && `${collectionPath} ${key} ${most}`,
    (firestore, tell) => {
      const question: Query = query(collection(firestore, collectionPath), ...constraints, limit(most));
      return onSnapshot(
        question,
        snapshotOptions,
        (snapshot) =>
          tell(() =>
            snapshot.empty && snapshot.metadata.fromCache
              ? loading
              : {
                  state: 'ready',
                  value: snapshot.docs.map((found) => parsed(schema, found)),
                  isFromCache: snapshot.metadata.fromCache,
                },
          ),
        (error) => tell(() => failed(error)),
      );
    },
  );
}

type Tell<Value> = (make: () => Live<Value>) => void;

function useLive<Value>(
  key: string | null,
  watch: (firestore: Firestore, tell: Tell<Value>) => () => void,
): Live<Value> {
  const [live, setLive] = useState<{ key: string | null; live: Live<Value> }>({ key, live: loading });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all that `watch` closes over.
  useEffect(() => {
    if (key === null) return;
    let left = false;
    let stop = () => {};
    const tell: Tell<Value> = (make) => {
      if (left) return;
      try {
        setLive({ key, live: make() });
      } catch (error) {
        setLive({ key, live: { state: 'failed', error } });
      }
    };
    openFirestore().then(
      (firestore) => {
        if (!left) stop = watch(firestore, tell);
      },
      (error: unknown) => tell(() => failed(error)),
    );
    return () => {
      left = true;
      stop();
    };
  }, [key]);

  return live.key === key ? live.live : loading;
}

function parsed<Schema extends z.ZodType<object>>(
  schema: Schema,
  snapshot: QueryDocumentSnapshot<DocumentData>,
): WithId<z.output<Schema>> {
  return { ...schema.parse(snapshot.data({ serverTimestamps: 'estimate' })), id: snapshot.id };
}

/** What the rules hide looks the same as what is not there. */
function failed(error: unknown): { state: 'missing' } | { state: 'failed'; error: unknown } {
  return errorCode(error) === 'permission-denied' ? { state: 'missing' } : { state: 'failed', error };
}

export const openFirestore = once(({ app, config }) => {
  const firestore = getFirestore(app);
  if (config.emulators) {
    connectFirestoreEmulator(firestore, config.emulators.firestore.host, config.emulators.firestore.port);
  }
  return firestore;
});

/**
 * What was read last, until the server has answered anew: a list that grows is never replaced by a spinner, nor to the part
 * of it that is cached.
 *
 * @param live the same object as long as nothing changed.
 */
export function useHeld<Value>(
  live: Live<Value>,
  scope: string,
): { readonly live: Live<Value>; readonly isReading: boolean } {
  const [held, setHeld] = useState({ scope, live });
  const last = held.scope === scope && held.live.state === 'ready' ? held.live : null;
  const isReading = live.state === 'loading' || (live.state === 'ready' && live.isFromCache === true);
  if (isReading && last !== null) return { live: last, isReading: true };
  if (held.live !== live || held.scope !== scope) setHeld({ scope, live });
  return { live, isReading };
}
