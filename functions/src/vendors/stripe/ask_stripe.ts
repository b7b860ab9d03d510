import type { Stripe } from 'stripe';
import { PochittoError } from '../../domain/errors.ts';
import type { StripeAccount } from '../../platform/config.ts';

const clients = new Map<string, Promise<Stripe>>();

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

/** The SDK over an account: loaded on first use, one for each account, so that its connections are kept. */
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
    // Every request that changes something carries an idempotency key, so a retry repeats nothing.
    maxNetworkRetries: 2,
    timeout: 15_000,
    telemetry: false,
  });
}
