import { describe, expect, it } from 'vitest';
import {
  correlate,
  correlationHeader,
  correlationId,
  taskFunction,
  traceOf,
} from '../../functions/src/platform/correlation.ts';
import { log } from '../../functions/src/platform/log.ts';
import { expectErrors } from '../support/expected_errors.ts';

describe('log line', () => {
  it('contains no LINE user id, neither in its message nor in its fields', () => {
    const lineUserId = `U${'0a'.repeat(16)}`;
    // `expectErrors` fails the test if this line is not logged, or any other error is.
    expectErrors(
      /"notice":"session_expired_line:U…_1764500000000","place":"stamps\/user_line:U…\/a".*users\/line:U… breaks its schema/,
    );
    log.bug(new Error(`users/line:${lineUserId} breaks its schema`), {
      notice: `session_expired_line:${lineUserId}_1764500000000`,
      place: `stamps/user_line:${lineUserId}/a`,
    });
    expect(lineUserId).toHaveLength(33);
  });
});

describe('correlation ID of a log line', () => {
  it('stays the same during one piece of work, also if others run concurrently', async () => {
    const works = ['correlation-1', 'correlation-2'];
    for (const id of works) expectErrors(new RegExp(`"correlationId":"${id}","id":"${id}"`));
    const work = (id: string) =>
      correlate(id, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        log.bug('the vendor refused', { id });
      });
    await Promise.all(works.map(work));
  });

  it('is new if the caller sends none that is valid', () => {
    expectErrors(/"correlationId":"[0-9a-f]{8}-[0-9a-f-]{27}"/);
    for (const unfit of [undefined, '', 'short', 'x'.repeat(65), 'with space', '"quoted-text"']) {
      correlate(unfit, () => log.bug('called'));
    }
    expect(traceOf({ 'x-cloud-trace-context': `${'0af7651916cd43dd'.repeat(2)}/1;o=1` })).toHaveLength(32);
    expect(traceOf({})).toBeUndefined();
  });

  it('is passed on to the task that the work enqueues', async () => {
    const ran: (string | null)[] = [];
    const task = taskFunction({}, async () => void ran.push(correlationId()));
    const request = {
      data: {},
      queueName: 'q',
      id: 't',
      retryCount: 0,
      executionCount: 0,
      scheduledTime: '',
    };
    await task.run({ ...request, headers: { [correlationHeader]: 'correlation-3' } });
    await task.run(request);
    expect(ran[0]).toBe('correlation-3');
    expect(ran[1]).toMatch(/^[0-9a-f-]{36}$/);
  });
});
