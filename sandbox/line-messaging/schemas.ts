import { z } from 'zod';

/** A LINE user ID, as `@line/bot-sdk` and the reference define it. */
export const userId = z.string().regex(/^U[0-9a-f]{32}$/);

/** The supported part of a push request, strict: text messages, which is what the product sends. */
export const pushRequest = z.strictObject({
  to: userId,
  messages: z
    .array(z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(5000) }))
    .min(1)
    .max(5),
  notificationDisabled: z.boolean().optional(),
  customAggregationUnits: z
    .array(z.string().regex(/^\w{1,30}$/))
    .max(1)
    .optional(),
});

/**
 * friend: gets messages · blocked: LINE accepts the message but shows it to no one · unknown: never added the
 * account.
 */
export const friendships = ['friend', 'blocked', 'unknown'] as const;
export type Friendship = (typeof friendships)[number];

export const wishes = z.strictObject({
  /** Friendship by user; `others` for everyone else. */
  people: z.record(userId, z.enum(friendships)).optional(),
  others: z.enum(friendships).optional(),
  /** Responses to the next pushes: a status, `lost` (accepted, then the connection breaks), or `silent`. */
  next: z.array(z.union([z.number().int().min(400).max(599), z.enum(['lost', 'silent'])])).optional(),
});
export type Wishes = z.infer<typeof wishes>;
