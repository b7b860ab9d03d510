import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** `skipped`: there was a reason not to send · `failed`: the vendor rejected it, or never accepted it. */
export const deliveryStates = ['pending', 'delivered', 'skipped', 'failed'] as const;

export const deliveryReasons = [
  /** The deployment does not have this channel. */
  'off',
  /** The person turned this kind off on this channel. */
  'unwanted',
  /** The person has already seen it in the app. */
  'seen',
  /** No verified address, or no LINE account. */
  'no_address',
  /** The Official Account is not a friend, or was blocked. */
  'not_a_friend',
  /** Over the daily limit of messages. */
  'too_many',
  /** The person left, or was deactivated. */
  'gone',
  /** The vendor rejected the message. */
  'refused',
  /** The vendor could not accept it in time. */
  'unreachable',
] as const;
export type DeliveryReason = (typeof deliveryReasons)[number];

/** Delivery state of one message. */
export const deliverySchema = z.object({
  state: z.enum(deliveryStates),
  reason: z.enum(deliveryReasons).nullable(),
  at: timestamp.nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const pendingDelivery = { state: 'pending', reason: null, at: null } as const satisfies Delivery;
