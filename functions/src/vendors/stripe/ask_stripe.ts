import type { Stripe } from 'stripe';
import { PochittoError } from '../../domain/errors.ts';
import type { StripeAccount } from '../../platform/config.ts';

const clients = new Map<string, Promise<Stripe>>();

/**
 * Calls Stripe.
 *
 * @throws PochittoError `unavailable` if Stripe cannot be reached, is busy or fails, so the call may be retried.
 * Any other refusal is a bug of ours and is rethrown as is.
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

/** Returns the SDK client of an account: loaded on first use and cached per account, which keeps its connections. */
function stripeClient(account: StripeAccount): Promise<Stripe> {
  const key = `${account.apiUrl} ${account.secretKey}`;
  const known = clients.get(key) ?? openClient(account);
  clients.set(key, known);
  return known;
}

async function openClient({ apiUrl, secretKey }: StripeAccount): Promise<Stripe> {
  const { Stripe } = await import('stripe');
  const { hostname, port, protocol } = new URL(apiUrl);
  const isHttps = protocol === 'https:';
  return new Stripe(secretKey, {
    host: hostname,
    port: port || (isHttps ? 443 : 80),
    protocol: isHttps ? 'https' : 'http',
    // Every request that changes something carries an idempotency key, so a retry is safe.
    maxNetworkRetries: 2,
    timeout: 15_000,
    telemetry: false,
  });
}
