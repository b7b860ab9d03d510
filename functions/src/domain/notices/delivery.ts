import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** `skipped`: there was a reason not to send · `failed`: the vendor refused it, or never took it. */
export const deliveryStates = ['pending', 'delivered', 'skipped', 'failed'] as const;

export const deliveryReasons = [
  /** The deployment has no such channel. */
  'off',
  /** The person chose not to be told of this here. */
  'unwanted',
  /** The person has seen it in the app already. */
  'seen',
  /** No address that is proven to be theirs, or no LINE account. */
  'no_address',
  /** The Official Account is not their friend, or was blocked. */
  'not_a_friend',
  /** More notices on one day than a person is told. */
  'too_many',
  /** The person has left, or was shut out. */
  'gone',
  /** The vendor refused the message. */
  'refused',
  /** The vendor could not take it in time. */
  'unreachable',
] as const;
export type DeliveryReason = (typeof deliveryReasons)[number];

/** How one message stands. */
export const deliverySchema = z.object({
  state: z.enum(deliveryStates),
  reason: z.enum(deliveryReasons).nullable(),
  at: timestamp.nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const pendingDelivery = { state: 'pending', reason: null, at: null } as const satisfies Delivery;
