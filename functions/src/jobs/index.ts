export { enqueueJob, retryJob } from './enqueue_job.ts';
export type { JobPolicy } from './job_policy.ts';
export { assertLease, isHeld, LeaseLostError, reasonToStop } from './lease.ts';
export { runJob } from './run_job.ts';
export { stuckWork } from './stuck_work.ts';
export type { SweepPages } from './sweep.ts';
export { sweepDocuments } from './sweep_documents.ts';
export { sweepFiles } from './sweep_files.ts';
export { sweepJobs } from './sweep_jobs.ts';
