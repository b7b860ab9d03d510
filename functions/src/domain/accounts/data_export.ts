import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** How long an export may take. */
export const exportRunSeconds = 300;

/** How long its file is kept. */
export const exportKeptSeconds = 24 * 3600;

/** Somebody's export, under their uid: one at a time. No client reads it. */
export const dataExportDocument = z.object({
  userId: z.string().min(1),
  /** Until when the running one is believed alive; null while there is none. */
  runningUntil: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
