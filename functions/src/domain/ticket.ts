import { z } from 'zod';
import { moment } from './moment.ts';

export const ticketOrigins = ['welcome', 'purchase', 'gift'] as const;

/** Pays one whole set. */
export const ticketSchema = z.object({
  userId: z.string().min(1),
  origin: z.enum(ticketOrigins),
  /** null = not used. */
  consumedAt: moment.nullable(),
  createdAt: moment,
  updatedAt: moment,
  /** Taken back by a refund or a dispute. */
  deletedAt: moment.nullable(),
});

export type Ticket = z.infer<typeof ticketSchema>;
