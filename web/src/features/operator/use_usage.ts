import type { CallableOutput } from '@pochitto/functions/domain/api';
import type { Role } from '@pochitto/functions/domain/role';
import { useCallback } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { usePages } from '../../lib/use_pages.ts';

export type PersonUsage = CallableOutput<'listUsage'>['people'][number];

export type PersonChange = Partial<{ readonly monthlyLimit: number; readonly rank: Role }>;

/** Everybody's month, page after page; of those whose name begins with `name`. */
export function useUsage(name: string) {
  const read = useCallback(
    async (cursor: string | null) => {
      const { people, next } = await call('listUsage', { name, cursor });
      return { items: people, next };
    },
    [name],
  );
  const { pages, setPages, more, again } = usePages(read);
  const change = (uid: string, changed: PersonChange) =>
    setPages((before) => ({
      ...before,
      items: before.items.map((person) => (person.uid === uid ? { ...person, ...changed } : person)),
    }));
  return { usage: pages, more, again, change };
}
