import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import { findingKinds } from './integrity_finding.ts';

/** How long a report is kept, in days. */
export const reportDays = 90;

/**
 * Report of one night's check. A cycle checks everything once, over as many nights as needed: each run continues
 * where the last one stopped.
 */
export const integrityReportSchema = z.object({
  /** 2026-11-28: the day in Japan. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** Number of open findings of all kinds. */
  open: z.record(z.enum(findingKinds), z.number().int().min(0)),
  /** Documents and files that this run checked. */
  checked: z.number().int().min(0),
  /** Findings that this run closed, because a whole cycle no longer found them. */
  closed: z.number().int().min(0),
  cycle: z.object({
    startedAt: timestamp,
    /** Finished scans of this cycle: names of collections and folders. */
    finished: z.array(z.string()),
    /** Where the run stopped; null when the cycle is over. */
    next: z.string().nullable(),
    /** False if a run crashed or a scan failed: the cycle may have missed something and closes nothing. */
    isWhole: z.boolean(),
  }),
  /** When the last cycle that checked everything ended; null during the first one. */
  lastCycleEndedAt: timestamp.nullable(),
  startedAt: timestamp,
  /** null while it runs, or if it crashed. */
  endedAt: timestamp.nullable(),
  /** When a TTL policy removes it. */
  purgeAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type IntegrityReport = z.infer<typeof integrityReportSchema>;
