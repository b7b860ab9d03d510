import { parseStripeEvent, type StripeEvent } from './stripe_event.ts';

/** Seconds that a signature stays good. */
const toleranceSeconds = 300;

/**
 * The event in a webhook's body, exactly as it was received, or null when no secret signed it in the last five
 * minutes. `secrets`: the present one, and for a time the one before it.
 */
export async function verifyEvent(
  secrets: readonly string[],
  rawBody: Uint8Array,
  signature: string,
): Promise<StripeEvent | null> {
  const { Stripe } = await import('stripe');
  const body = Buffer.from(rawBody);
  for (const secret of secrets) {
    try {
      return parseStripeEvent(Stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds));
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return null;
}
