import { z } from 'zod';
import { moment } from './moment.ts';

/** Which ticket paid for which queue. A ticket that came back leaves its consumption marked as deleted. */
export const ticketConsumptionSchema = z.object({
  userId: z.string().min(1),
  ticketId: z.string().min(1),
  queueId: z.string().min(1),
  /** The round of the queue that it last paid for; what comes late for an earlier round changes nothing. */
  round: z.number().int().min(0),
  createdAt: moment,
  updatedAt: moment,
  deletedAt: moment.nullable(),
});

export type TicketConsumption = z.infer<typeof ticketConsumptionSchema>;
