import { z } from 'zod';
import { timestamp } from './timestamp.ts';

export const ticketOrigins = ['welcome', 'purchase', 'gift'] as const;

/** Pays one whole set. */
export const ticketSchema = z.object({
  userId: z.string().min(1),
  origin: z.enum(ticketOrigins),
  /** null = not used. */
  consumedAt: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** Taken back by a refund or a dispute. */
  deletedAt: timestamp.nullable(),
});

export type Ticket = z.infer<typeof ticketSchema>;
