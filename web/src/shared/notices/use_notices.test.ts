import type { Notice, NoticeKind } from '@pochitto/functions/domain/notices/notice';
import { describe, expect, it } from 'vitest';
import type { Live, WithId } from '../../lib/firebase/live.ts';
import { shownNotices } from './use_notices.ts';

const ready = <Value>(value: Value): Live<Value> => ({ state: 'ready', value });
const profile = {
  isActive: true,
  deletedAt: null,
  mustChangePassword: false,
  noticeChoices: { set_finished: { app: false } },
};
const notices = (...kinds: NoticeKind[]) =>
  ready(kinds.map((kind, at) => ({ id: `n${at}`, about: { kind } }) as WithId<Notice>));
const loading = { state: 'loading' } as const;

describe('notices', () => {
  it('have more to show if a disabled kind is among the newest', () => {
    const two = notices('rejected', 'set_finished');
    expect(shownNotices(ready(profile), two, 2)).toMatchObject({
      value: { shown: [{ id: 'n0' }], hasMore: true },
    });
    expect(shownNotices(ready(profile), two, 3)).toMatchObject({ value: { hasMore: false } });
  });

  it('have more to show if all of the newest are disabled', () => {
    const off = notices('set_finished', 'set_finished');
    expect(shownNotices(ready(profile), off, 2)).toMatchObject({ value: { shown: [], hasMore: true } });
  });

  it('do not load for a profile that is inactive, missing or unreadable', () => {
    for (const inactive of [{ isActive: false }, { deletedAt: new Date() }, { mustChangePassword: true }]) {
      expect(shownNotices(ready({ ...profile, ...inactive }), loading, 2).state).toBe('missing');
    }
    expect(shownNotices({ state: 'missing' }, loading, 2).state).toBe('missing');
    expect(shownNotices({ state: 'failed', error: new Error('offline') }, loading, 2).state).toBe('failed');
  });
});
