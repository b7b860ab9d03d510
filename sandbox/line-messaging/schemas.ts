import { z } from 'zod';

/** A user of LINE, as `@line/bot-sdk` and the reference describe the id. */
export const userId = z.string().regex(/^U[0-9a-f]{32}$/);

/** What the sandbox takes of a push, strict: text messages, which is what the product sends. */
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

/** Friend: gets what is sent · blocked: LINE accepts it and shows it to no one · unknown: never added the account. */
export const friendships = ['friend', 'blocked', 'unknown'] as const;
export type Friendship = (typeof friendships)[number];

export const wishes = z.strictObject({
  /** Who stands how to the account; everybody else is as `others` says. */
  people: z.record(userId, z.enum(friendships)).optional(),
  others: z.enum(friendships).optional(),
  /** How the next pushes are answered: a status, `lost` (taken, and the connection breaks), or `silent`. */
  next: z.array(z.union([z.number().int().min(400).max(599), z.enum(['lost', 'silent'])])).optional(),
});
export type Wishes = z.infer<typeof wishes>;
