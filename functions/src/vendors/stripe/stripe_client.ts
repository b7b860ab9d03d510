import type { Stripe } from 'stripe';
import type { StripeAccount } from '../../platform/config.ts';

const clients = new Map<string, Promise<Stripe>>();

/** The SDK over an account: loaded on first use, one for each account, so that its connections are kept. */
export function stripeClient(account: StripeAccount): Promise<Stripe> {
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
