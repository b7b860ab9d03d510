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
import { startTransition, useEffect, useState } from 'react';
import type { z } from 'zod';
import { errorCode } from './call_error.ts';
import { once } from './firebase.ts';

/** State of a live read: loading, ready, missing (or not readable for us), or failed. */
export type Live<Value> =
  | { readonly state: 'loading' }
  /** `isFromCache`: from the browser's cache; the server has not confirmed yet that it is complete. */
  | { readonly state: 'ready'; readonly value: Value; readonly isFromCache?: boolean }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly error: unknown };

export type WithId<Value> = Value & { readonly id: string };

const loading = { state: 'loading' } as const;

/**
 * Also reports when the server confirms that a document is missing from the cache; otherwise no event would follow.
 */
const snapshotOptions = { includeMetadataChanges: true } as const;

/** Subscribes to a document. To watch one that may be created later, use a query instead: see `useLineSession`. */
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
            : // Missing from the cache does not mean missing on the server.
              snapshot.metadata.fromCache
              ? loading
              : { state: 'missing' },
        ),
      (error) => tell(() => failed(error)),
    ),
  );
}

/** Limit of queries that are bounded by their parent: larger than the number of documents of any set or order. */
export const ofOne = 500;

/**
 * Subscribes to the first `most` documents of a query. `key` identifies the query: a new key subscribes anew, null
 * does not subscribe.
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
      // Each document is parsed once: while a set is drawn, dozens of snapshots of all its documents arrive.
      const known = new Map<string, WithId<z.output<Schema>>>();
      const parsedOnce = (found: QueryDocumentSnapshot<DocumentData>) => {
        const value = known.get(found.id) ?? parsed(schema, found);
        known.set(found.id, value);
        return value;
      };
      return onSnapshot(
        question,
        snapshotOptions,
        (snapshot) => {
          for (const { doc: changed } of snapshot.docChanges()) known.delete(changed.id);
          tell(() =>
            snapshot.empty && snapshot.metadata.fromCache
              ? loading
              : {
                  state: 'ready',
                  value: snapshot.docs.map(parsedOnce),
                  isFromCache: snapshot.metadata.fromCache,
                },
          );
        },
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
      const next = made(make);
      // Rendered in short slices, between which the page answers: a snapshot may change forty stickers at once.
      startTransition(() => setLive({ key, live: next }));
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

function made<Value>(make: () => Live<Value>): Live<Value> {
  try {
    return make();
  } catch (error) {
    return { state: 'failed', error };
  }
}

function parsed<Schema extends z.ZodType<object>>(
  schema: Schema,
  snapshot: QueryDocumentSnapshot<DocumentData>,
): WithId<z.output<Schema>> {
  return { ...schema.parse(snapshot.data({ serverTimestamps: 'estimate' })), id: snapshot.id };
}

/** Maps an error to a state: what the rules deny is treated like a missing document. */
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
 * Keeps the last value until the server has answered: a growing list is never replaced by a spinner or by its
 * cached part.
 *
 * @param live must keep its identity while nothing changes.
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
