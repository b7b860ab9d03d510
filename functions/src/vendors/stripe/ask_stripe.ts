import type { Stripe } from 'stripe';
import { PochittoError } from '../../domain/errors.ts';
import type { StripeAccount } from '../../platform/config.ts';
import { stripeClient } from './stripe_client.ts';

/**
 * One conversation with Stripe. Throws `unavailable` when Stripe could not be reached, was busy or failed: worth
 * another try. Whatever else it refuses is a bug of ours and thrown as it came.
 */
export async function askStripe<Answer>(
  account: StripeAccount,
  ask: (stripe: Stripe) => Promise<Answer>,
): Promise<Answer> {
  const stripe = await stripeClient(account);
  try {
    return await ask(stripe);
  } catch (error) {
    const { errors } = stripe;
    const isPassing =
      error instanceof errors.StripeConnectionError ||
      error instanceof errors.StripeRateLimitError ||
      error instanceof errors.StripeAPIError;
    if (!isPassing) throw error;
    throw new PochittoError('unavailable', `Stripe: ${error.type}`, { cause: error });
  }
}
