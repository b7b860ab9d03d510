import type {
  AttemptStatus,
  AttemptStep,
  SubmissionStep,
} from '@pochitto/functions/domain/submission/submission_attempt';
import { describe, expect, it } from 'vitest';
import { stepRows } from './step_rows.ts';

const step = (name: SubmissionStep, ms: number | null): AttemptStep => ({
  name,
  startedAt: new Date(0),
  ms,
  screenshot: null,
});
const states = (status: AttemptStatus, steps: AttemptStep[], mode: 'rehearsal' | 'submit' = 'submit') =>
  stepRows({ mode, status, steps }).map(({ name, state }) => `${name} ${state}`);

describe('steps of an attempt', () => {
  it('are all listed from the start, without the request for review in a rehearsal', () => {
    expect(states('submitting', []).every((each) => each.endsWith('coming'))).toBe(true);
    expect(states('submitting', [], 'rehearsal').at(-1)).toBe('review coming');
    expect(states('submitting', []).at(-1)).toBe('confirm coming');
  });

  it('show which one is running', () => {
    expect(states('submitting', [step('session', 10), step('find', null)]).slice(0, 3)).toEqual([
      'session done',
      'find running',
      'form coming',
    ]);
  });

  it('show where the attempt stopped, whether or not that step has a duration', () => {
    expect(states('failed', [step('session', 10), step('find', 5)])[1]).toBe('find stopped');
    expect(states('session_expired', [step('session', null)])[0]).toBe('session stopped');
  });

  it('that were repeated are listed once with their last duration', () => {
    const rows = stepRows({
      mode: 'submit',
      status: 'submitting',
      steps: [step('session', 10), step('find', null), step('session', 7)],
    });
    expect(rows[0]).toMatchObject({ state: 'done', times: 2, step: { ms: 7 } });
    expect(rows[1]?.state).toBe('coming');
  });
});
