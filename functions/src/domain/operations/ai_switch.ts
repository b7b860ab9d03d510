import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** Whether AI drawing is stopped, by whom and why: one document, which every call to a vendor reads first. No client reads it. */
export const aiSwitchSchema = z.object({
  isStopped: z.boolean(),
  reason: z.string().max(200),
  changedBy: z.string().min(1),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type AiSwitch = z.infer<typeof aiSwitchSchema>;
