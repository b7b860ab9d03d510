import {
  messageStates,
  messageTransitions,
} from '@pochitto/functions/domain/generation/generate_queue_message';
import { stampMayBecome, stampStatuses, stampTransitions } from '@pochitto/functions/domain/stamps/stamp';
import {
  conversionMayBecome,
  conversionStatuses,
  conversionTransitions,
} from '@pochitto/functions/domain/studio/image_conversion';
import { mayFollow, reachableFrom } from '@pochitto/functions/domain/transition';
import { describe, expect, it } from 'vitest';

/** Every transition that product.md names, written by hand. */
const allowedChanges = new Set([
  'pending_upload → generating',
  'generating → generated',
  'generating → failed',
  'generated → generating',
  'generated → submitting',
  'submitting → submitted',
  'submitting → failed',
  'submitting → session_expired',
  'submitted → generated',
  'failed → generating',
  'failed → submitting',
  'session_expired → submitting',
]);

describe('status of a sticker set', () => {
  it('can reach every value from pending_upload', () => {
    expect([...reachableFrom(stampTransitions, 'pending_upload')].sort()).toEqual([...stampStatuses].sort());
  });

  it.each(stampStatuses.flatMap((from) => stampStatuses.map((to) => ({ from, to }))))(
    'changes from $from to $to only if the table above allows it',
    ({ from, to }) => {
      expect(stampMayBecome(from, to)).toBe(allowedChanges.has(`${from} → ${to}`));
    },
  );

  it('has no final value', () => {
    for (const status of stampStatuses) expect(stampTransitions[status].length).toBeGreaterThan(0);
  });
});

describe('status of a conversion', () => {
  const conversionChanges = new Set([
    'pending → processing',
    'pending → failed',
    'pending → cancelled',
    'processing → completed',
    'processing → failed',
    'processing → cancelled',
  ]);

  it('can reach every value from pending', () => {
    expect([...reachableFrom(conversionTransitions, 'pending')].sort()).toEqual(
      [...conversionStatuses].sort(),
    );
  });

  it.each(conversionStatuses.flatMap((from) => conversionStatuses.map((to) => ({ from, to }))))(
    'changes from $from to $to only if the table above allows it',
    ({ from, to }) => {
      expect(conversionMayBecome(from, to)).toBe(conversionChanges.has(`${from} → ${to}`));
    },
  );
});

describe('state of a message', () => {
  it('can reach every value from pending', () => {
    expect([...reachableFrom(messageTransitions, 'pending')].sort()).toEqual([...messageStates].sort());
  });

  it('never changes to done without running first', () => {
    expect(mayFollow(messageTransitions, 'pending', 'done')).toBe(false);
    expect(mayFollow(messageTransitions, 'failed', 'done')).toBe(false);
  });
});
