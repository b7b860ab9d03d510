import { z } from 'zod';
import { stickerSpec } from '../product/product_spec.ts';
import { timestamp } from '../timestamp.ts';

export const ticketOrigins = ['welcome', 'purchase', 'gift'] as const;

/** Pays for one whole set. */
export const ticketSchema = z.object({
  userId: z.string().min(1),
  origin: z.enum(ticketOrigins),
  /** null = not used. */
  consumedAt: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** Set when it was revoked by a refund or a dispute. */
  deletedAt: timestamp.nullable(),
});

export type Ticket = z.infer<typeof ticketSchema>;

const mostStickers = stickerSpec.counts[4];

/**
 * Which ticket paid for which queue, and how much of it is left: a ticket covers the stickers that the set started
 * with; what it has not delivered stays as credit on the set. When a ticket is refunded, its consumption is marked
 * as deleted.
 */
export const ticketConsumptionSchema = z.object({
  userId: z.string().min(1),
  ticketId: z.string().min(1),
  queueId: z.string().min(1),
  /** Stickers that the ticket covers: as many as the set had when the ticket was used. */
  covered: z.number().int().min(0).max(mostStickers).default(0),
  /** Stickers that were delivered with it. */
  delivered: z.number().int().min(0).max(mostStickers).default(0),
  /** The queue's run that it last paid for; late results of an earlier run change nothing. */
  runNumber: z.number().int().min(0),
  /** What that run makes with the ticket; empty once the run has ended. */
  messageIds: z.array(z.string().min(1)).max(mostStickers).default([]),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});

export type TicketConsumption = z.infer<typeof ticketConsumptionSchema>;

/** Returns how many stickers a ticket can still pay in its set. */
export function creditLeft({
  covered,
  delivered,
  deletedAt,
}: Pick<TicketConsumption, 'covered' | 'delivered' | 'deletedAt'>): number {
  return deletedAt ? 0 : Math.max(0, covered - delivered);
}
