import { z } from 'zod';
import { moment } from './moment.ts';

export const consumptionReasons = ['generation', 'regeneration', 'submission', 'return'] as const;

/** Tokens spent on a set (positive; 0 for what was free) or given back (negative). */
export const tokenConsumptionSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().min(1),
  amount: z.number().int(),
  reason: z.enum(consumptionReasons),
  /** For a return: the entry whose tokens it gives back. */
  returnOf: z.string().min(1).nullable(),
  createdAt: moment,
  updatedAt: moment,
});

export type TokenConsumption = z.infer<typeof tokenConsumptionSchema>;
export type ConsumptionReason = TokenConsumption['reason'];
