import { once } from 'node:events';
import { createServer } from 'node:http';
import { type StripeSandbox, startStripeSandbox } from '@pochitto/sandbox/stripe';
import Stripe from 'stripe';

export const SECRET = 'whsec_contract_tests';

/** One HTTP request and its response. */
export interface Exchange {
  method: string;
  path: string;
  form: string;
  status: number;
  reply: { [key: string]: unknown };
  headers: Headers;
}

export interface Received {
  body: string;
  signature: string;
  event: Stripe.Event;
}

export interface StripeFixture {
  sandbox: StripeSandbox;
  /** Stripe's own SDK, configured for the sandbox like in Pochitto. */
  stripe: Stripe;
  wire: Exchange[];
  received: Received[];
  /** The response of the endpoint; status 200 by default. */
  answer: { status: number; delay: number };
  types(): string[];
  stop(): Promise<void>;
}

/** Starts a sandbox, the real SDK, and an endpoint that verifies events with Stripe's own code. */
export async function stripeFixture(options: { apiKeys?: string[] } = {}): Promise<StripeFixture> {
  const received: Received[] = [];
  const wire: Exchange[] = [];
  const answer = { status: 200, delay: 0 };
  const endpoint = createServer(async (request, response) => {
    if (request.url === '/elsewhere') {
      response.end();
      return;
    }
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    const body = Buffer.concat(pieces).toString('utf8');
    const signature = String(request.headers['stripe-signature']);
    received.push({ body, signature, event: stripe.webhooks.constructEvent(body, signature, SECRET) });
    const { status, delay } = answer;
    setTimeout(() => response.writeHead(status, { location: '/elsewhere' }).end('{"received":true}'), delay);
  });
  endpoint.listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const address = endpoint.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const webhookUrl = `http://127.0.0.1:${port}/stripe`;
  const sandbox = await startStripeSandbox({ port: 0, webhookUrl, webhookSecret: SECRET, ...options });
  sandbox.setDelivery({ timeFactor: 1_000_000 });
  const stripe = sdk(sandbox.url, 'sk_test_contract', wire);
  return {
    sandbox,
    stripe,
    wire,
    received,
    answer,
    types: () => received.map(({ event }) => event.type),
    async stop() {
      await sandbox.stop();
      endpoint.close();
      endpoint.closeAllConnections();
      await once(endpoint, 'close');
    },
  };
}

/**
 * @param wire receives every exchange.
 */
export function sdk(url: string, key: string, wire: Exchange[] = [], maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, {
    host: hostname,
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries,
    httpClient: Stripe.createFetchHttpClient(recordTo(wire)),
  });
}

function recordTo(wire: Exchange[]): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { pathname, search } = new URL(String(input));
    const method = init?.method ?? 'GET';
    const form = method === 'POST' ? String(init?.body ?? '') : search.slice(1);
    const reply = await response.clone().json();
    wire.push({ method, path: pathname, form, status: response.status, reply, headers: response.headers });
    return response;
  };
}

/** Returns the parameters with which Pochitto opens Checkout: one pack of tokens in yen. */
export function packOrder(yen = 1200): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    allowed_payment_method_types: ['card', 'konbini'],
    payment_method_options: { konbini: { expires_after_days: 3 } },
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'jpy', unit_amount: yen, product_data: { name: 'トークン 120枚' } },
      },
    ],
    locale: 'ja',
    client_reference_id: 'uid-1',
    metadata: { orderId: 'order-1', uid: 'uid-1', pack: 'tokens_120' },
    payment_intent_data: { metadata: { orderId: 'order-1' } },
    success_url: 'http://localhost:5000/tokens/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:5000/tokens',
  };
}
