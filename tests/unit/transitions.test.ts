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

/** The law, written out by hand: every change that product.md names and no other. */
const lawful = new Set([
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

describe('the life of a sticker set', () => {
  it('reaches every state from its birth', () => {
    expect([...reachableFrom(stampTransitions, 'pending_upload')].sort()).toEqual([...stampStatuses].sort());
  });

  it.each(stampStatuses.flatMap((from) => stampStatuses.map((to) => ({ from, to }))))(
    'goes from $from to $to only where the law says so',
    ({ from, to }) => {
      expect(stampMayBecome(from, to)).toBe(lawful.has(`${from} → ${to}`));
    },
  );

  it('never ends in a state that leads nowhere', () => {
    for (const status of stampStatuses) expect(stampTransitions[status].length).toBeGreaterThan(0);
  });
});

describe('the life of a conversion', () => {
  const lawfulHere = new Set([
    'pending → processing',
    'pending → failed',
    'pending → cancelled',
    'processing → completed',
    'processing → failed',
    'processing → cancelled',
  ]);

  it('reaches every state from its birth', () => {
    expect([...reachableFrom(conversionTransitions, 'pending')].sort()).toEqual(
      [...conversionStatuses].sort(),
    );
  });

  it.each(conversionStatuses.flatMap((from) => conversionStatuses.map((to) => ({ from, to }))))(
    'goes from $from to $to only where the law says so',
    ({ from, to }) => {
      expect(conversionMayBecome(from, to)).toBe(lawfulHere.has(`${from} → ${to}`));
    },
  );
});

describe('the life of a message', () => {
  it('reaches every state from its birth', () => {
    expect([...reachableFrom(messageTransitions, 'pending')].sort()).toEqual([...messageStates].sort());
  });

  it('is never done without having run', () => {
    expect(mayFollow(messageTransitions, 'pending', 'done')).toBe(false);
    expect(mayFollow(messageTransitions, 'failed', 'done')).toBe(false);
  });
});
