import { describe, expect, it } from 'vitest';
import { log } from '../../functions/src/platform/log.ts';
import { expectErrors } from '../support/expected_errors.ts';

describe('a line of the log', () => {
  it('carries no LINE user id, in its message or its fields', () => {
    const lineUserId = `U${'0a'.repeat(16)}`;
    // What was expected has to be said, and nothing else may be.
    expectErrors(/"place":"stamps\/user_line:U…\/a".*users\/line:U… breaks its schema/);
    log.bug(new Error(`users/line:${lineUserId} breaks its schema`), {
      place: `stamps/user_line:${lineUserId}/a`,
    });
    expect(lineUserId).toHaveLength(33);
  });
});
