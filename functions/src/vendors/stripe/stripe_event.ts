import { z } from 'zod';

/** The part of an event's object that we use. `object` is its kind. */
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

/** An event, reduced to a notification of its subject. The rest of its data may be stale and is not read. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  /** null for event types that do not concern us. */
  readonly subject: z.infer<typeof subject> | null;
}

/** Event types after which the amount owed may have changed. */
const concerning =
  /^(checkout\.session\.|payment_intent\.|refund\.|charge\.(refunded|refund\.updated|dispute\.\w+)$)/;

function parseStripeEvent(data: unknown): StripeEvent {
  const { id, type, data: payload } = event.parse(data);
  return { id, type, subject: concerning.test(type) ? subject.parse(payload.object) : null };
}

/** How long a signature is valid, and how far Stripe's clock may be ahead, in seconds. */
const toleranceSeconds = 300;

/**
 * Verifies a webhook's raw body and returns its event; null if no secret matches or the signature is more than five
 * minutes from now. The SDK rejects old signatures but would accept future ones indefinitely. `secrets`: the
 * current one and, during a rotation, the previous one.
 */
export async function verifyEvent(
  secrets: readonly string[],
  rawBody: Uint8Array,
  signature: string,
): Promise<StripeEvent | null> {
  const { Stripe } = await import('stripe');
  const body = Buffer.from(rawBody);
  // Like the SDK: the last timestamp wins.
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
