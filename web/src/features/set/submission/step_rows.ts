import {
  type AttemptStep,
  rehearsalSteps,
  type SubmissionStep,
  submissionSteps,
} from '@pochitto/functions/domain/submission/submission_attempt';
import type { Attempt } from './use_attempts.ts';

export type StepState = 'done' | 'running' | 'stopped' | 'coming';

export interface StepRow {
  readonly name: SubmissionStep;
  readonly state: StepState;
  /** The last execution; null if it has not started. */
  readonly step: AttemptStep | null;
  /** How often it was started: harmless steps are repeated. */
  readonly times: number;
}

/** Returns every step of an attempt in order, as done, running or to come. */
export function stepRows(attempt: Pick<Attempt, 'mode' | 'status' | 'steps'>): StepRow[] {
  const planned = attempt.mode === 'rehearsal' ? rehearsalSteps : submissionSteps;
  const last = attempt.steps.at(-1);
  return planned.map((name) => {
    const executions = attempt.steps.filter((step) => step.name === name);
    const step = executions.at(-1) ?? null;
    const isLast = step !== null && step === last;
    return { name, step, times: executions.length, state: stateOf(attempt, step, isLast) };
  });
}

function stateOf({ status }: Pick<Attempt, 'status'>, step: AttemptStep | null, isLast: boolean): StepState {
  if (step === null) return 'coming';
  const isOver = status === 'failed' || status === 'session_expired';
  if (isLast && isOver) return 'stopped';
  if (step.ms !== null) return 'done';
  // A crashed run left it open; the next run repeats it.
  return status === 'submitting' && isLast ? 'running' : 'coming';
}
