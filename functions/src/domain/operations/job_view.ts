/** Kinds of jobs, as the operator's console names them. */
export const jobKinds = ['generation', 'conversion', 'submission'] as const;
export type JobKind = (typeof jobKinds)[number];

/**
 * `queued`: waits for a task · `running`: a worker has its lease · `person`: waits for its person · `failed`:
 * ended.
 */
export const jobStates = ['queued', 'running', 'person', 'failed'] as const;
export type JobState = (typeof jobStates)[number];
