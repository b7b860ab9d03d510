import { z } from 'zod';

/** The part we use of what an event is about. `object` names its kind. */
const subject = z.discriminatedUnion('object', [
  z.object({
    object: z.literal('checkout.session'),
    id: z.string().min(1),
    client_reference_id: z.string().nullable(),
  }),
  z.object({ object: z.literal('payment_intent'), id: z.string().min(1) }),
  z.object({
    object: z.enum(['charge', 'refund', 'dispute']),
    id: z.string().min(1),
    payment_intent: z.string().min(1).nullable(),
  }),
]);

const event = z.object({
  id: z.string().regex(/^[A-Za-z0-9_]{1,200}$/),
  type: z.string().min(1).max(200),
  data: z.object({ object: z.unknown() }),
});

/** An event as a notification: what it is about. What it says of it may be stale, and is not read. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  /** Null for kinds of objects that do not concern us. */
  readonly subject: z.infer<typeof subject> | null;
}

/** Event types whose subject may have changed what is owed. */
const concerning =
  /^(checkout\.session\.|payment_intent\.|refund\.|charge\.(refunded|refund\.updated|dispute\.\w+)$)/;

function parseStripeEvent(data: unknown): StripeEvent {
  const { id, type, data: payload } = event.parse(data);
  return { id, type, subject: concerning.test(type) ? subject.parse(payload.object) : null };
}

/** Seconds for which a signature is valid, and by which Stripe's clock may be ahead. */
const toleranceSeconds = 300;

/**
 * The event in a webhook's body, exactly as it was received, or null when no secret signed it, or not within five
 * minutes of now: the SDK refuses what is older, and would take what is dated in the future for ever. `secrets`: the
 * present one, and for a time the one before it.
 */
export async function verifyEvent(
  secrets: readonly string[],
  rawBody: Uint8Array,
  signature: string,
): Promise<StripeEvent | null> {
  const { Stripe } = await import('stripe');
  const body = Buffer.from(rawBody);
  // As the SDK reads it: the last one counts.
  const signedAt = Number(
    signature
      .split(',')
      .findLast((part) => part.startsWith('t='))
      ?.slice(2),
  );
  if (!(signedAt <= Date.now() / 1000 + toleranceSeconds)) return null;
  for (const secret of secrets) {
    try {
      return parseStripeEvent(Stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds));
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return null;
}
