import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { orderBy, where } from 'firebase/firestore';
import { useCallback, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { useLiveQuery, type WithId } from '../lib/firebase/live.ts';
import { stampState } from './stamp_state.tsx';

export const newsKinds = ['rejected', 'approved', 'on_sale', 'session_expired'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** Something that happened to a set at LINE, and that its person should know. */
export interface News {
  /** The same for the same event: what was seen is remembered by it. */
  readonly id: string;
  readonly kind: NewsKind;
  readonly stampId: string;
  readonly title: string;
}

/** What there is to know of these sets, seen or not. */
export function newsOf(stamps: readonly WithId<Stamp>[]): News[] {
  return stamps.flatMap((stamp) => {
    const state = stampState(stamp, 0);
    const kind = newsKinds.find((each) => each === state);
    if (!kind || stamp.deletedAt) return [];
    const id = `${stamp.id} ${kind} ${stamp.submission.attemptNo}`;
    return [{ id, kind, stampId: stamp.id, title: stamp.title }];
  });
}

const key = 'pochitto.seenNews';
/** So many are remembered; older ones are long mended or sold. */
const most = 200;
const seenSchema = z.array(z.string()).catch([]);
const listeners = new Set<() => void>();

function stored(): string {
  return localStorage.getItem(key) ?? '[]';
}

function parsed(text: string): string[] {
  try {
    return seenSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another window saw them.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Those not seen in this browser yet, and the way to call one seen. */
export function useUnseen(news: readonly News[]) {
  const seen = parsed(useSyncExternalStore(subscribe, stored));
  const see = useCallback((ids: readonly string[]) => {
    const before = parsed(stored());
    const fresh = ids.filter((id) => !before.includes(id));
    if (fresh.length === 0) return;
    localStorage.setItem(key, JSON.stringify([...before, ...fresh].slice(-most)));
    for (const listener of listeners) listener();
  }, []);
  return { unseen: news.filter(({ id }) => !seen.includes(id)), see };
}

/** Sets that are asked for news. Older events are long seen. */
const mostStamps = 30;

/** What happened lately to somebody's sets at LINE, seen or not, the latest first; null asks nothing. */
export function useNews(uid: string | null): readonly News[] {
  const submitted = useLiveQuery(
    uid && `${uid} news`,
    collections.stamps,
    [
      where('userId', '==', uid ?? ''),
      where('deletedAt', '==', null),
      where('submission.outcome', 'in', ['submitted', 'rejected', 'session_expired']),
      orderBy('updatedAt', 'desc'),
    ],
    stampSchema,
    mostStamps,
  );
  return newsOf(submitted.state === 'ready' ? submitted.value : []);
}
