import { z } from 'zod';
import { moment } from './moment.ts';

/** An event of Stripe's whose effect is stored, under its id. No client reads it. */
export const stripeEventDocument = z.object({
  type: z.string().min(1),
  purchaseId: z.string().min(1).nullable(),
  createdAt: moment,
  updatedAt: moment,
});
