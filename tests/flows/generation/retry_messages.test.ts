import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retryStamp } from '../../../functions/src/generation/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import {
  balanceOf,
  createGeneratingSet,
  executeTask,
  expectConsistent,
  type GenerationFixture,
  generationFixture,
  setState,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';

/** A Chinese character that no font has. */
const undrawable = '\u{20000}';

describe('a set with a message that no font can draw', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  beforeAll(async () => {
    fixture = await generationFixture();
  });
  afterAll(() => fixture?.stop());

  it('fails without a charge, cannot be retried as it is, and is drawn with another message', async () => {
    const before = await balanceOf(fixture);
    const set = await createGeneratingSet(fixture, { firstMessage: undrawable });
    await executeTask(fixture.context, set);
    const { stamp, messages } = await setState(fixture, set);
    expect(stamp).toMatchObject({ status: 'failed', failure: { code: 'message_script' } });
    expect(await balanceOf(fixture)).toBe(before);
    const [first, second] = messages.map(({ id }) => id);
    const retry = (texts?: Record<string, string>) =>
      retryStamp(fixture.context, testUser, { stampId: set.stampId, messages: texts });

    expect(await rejectionCode(retry())).toBe('message_script');
    expect(await rejectionCode(retry({ [second ?? '']: undrawable }))).toBe('message_script');
    expect(await rejectionCode(retry({ [first ?? '']: 'はい', other: 'はい' }))).toBe('stamp_changed');
    expect((await setState(fixture, set)).stamp.status).toBe('failed');
    expect(await balanceOf(fixture)).toBe(before);

    await retry({ [first ?? '']: 'はい' });
    await executeTask(fixture.context, set);
    const now = await expectConsistent(fixture, set);
    expect(now.stamp.status).toBe('generated');
    expect(now.messages.map(({ message }) => message)).toEqual([
      'はい',
      ...messages.slice(1).map(({ message }) => message),
    ]);
    expect(await balanceOf(fixture)).toBe(before - 8);
  });
});
