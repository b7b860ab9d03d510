import { z } from 'zod';
import { moment } from './moment.ts';

/** Exports of one person in 24 hours. */
export const exportsPerDay = 5;

/** How long an export may take. */
export const exportRunSeconds = 300;

/** How long its file is kept. */
export const exportKeptSeconds = 24 * 3600;

/** The exports that somebody asked for lately, under their uid. No client reads it. */
export const dataExportDocument = z.object({
  userId: z.string().min(1),
  /** Those of the last 24 hours. */
  startedAt: z.array(moment),
  /** Until when the running one is believed alive; null while there is none. */
  runningUntil: moment.nullable(),
  createdAt: moment,
  updatedAt: moment,
});
