import { parseStripeEvent, type StripeEvent } from './stripe_event.ts';

/** Seconds that a signature stays good, and that Stripe's clock may be ahead of ours. */
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
