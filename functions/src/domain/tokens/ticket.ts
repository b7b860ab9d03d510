import { z } from 'zod';
import { stickerSpec } from '../stamps/sticker_spec.ts';
import { timestamp } from '../timestamp.ts';

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

const mostStickers = stickerSpec.counts[4];

/**
 * Which ticket paid for which queue, and how much of it is left: a ticket covers the stickers that the set began with,
 * and what it has not delivered stays as a credit on the set. A ticket that came back leaves its consumption marked as
 * deleted.
 */
export const ticketConsumptionSchema = z.object({
  userId: z.string().min(1),
  ticketId: z.string().min(1),
  queueId: z.string().min(1),
  /** Stickers that the ticket pays: as many as the set had when the ticket was taken. */
  covered: z.number().int().min(0).max(mostStickers).default(0),
  /** Stickers that were delivered on its account. */
  delivered: z.number().int().min(0).max(mostStickers).default(0),
  /** The run of the queue that it last paid for; late results of an earlier run change nothing. */
  runNumber: z.number().int().min(0),
  /** What that run makes on the ticket's account; empty once the run has ended. */
  messageIds: z.array(z.string().min(1)).max(mostStickers).default([]),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});

export type TicketConsumption = z.infer<typeof ticketConsumptionSchema>;

/** Stickers that a ticket can still make in its set. */
export function creditLeft({
  covered,
  delivered,
  deletedAt,
}: Pick<TicketConsumption, 'covered' | 'delivered' | 'deletedAt'>): number {
  return deletedAt ? 0 : Math.max(0, covered - delivered);
}
