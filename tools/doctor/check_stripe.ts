import { z } from 'zod';
import { readSecret } from './check_project.ts';
import { comesLater, type Diagnosis, expectThat, parsedAnswer, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

/** Events that change a balance or a purchase. */
export const neededEvents = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
] as const;

const endpointsSchema = z.object({
  data: z.array(z.object({ url: z.string(), status: z.string(), enabled_events: z.array(z.string()) })),
});
const accountSchema = z.object({
  charges_enabled: z.boolean(),
  capabilities: z
    .object({ card_payments: z.string().optional(), konbini_payments: z.string().optional() })
    .default({}),
});

/** Checks the account, the payment methods, and the webhook with its events. */
export async function checkStripe(access: ProjectAccess, { config }: Settings): Promise<Diagnosis[]> {
  const key = await readSecret(access, 'STRIPE_SECRET_KEY');
  if (key === null) return [wrong('Stripe', 'STRIPE_SECRET_KEY has no value.', 'Set it first (step 7).')];
  const account = parsedAnswer(accountSchema, await access.read('stripe', '/v1/account', { key }));
  const listed = await access.read('stripe', '/v1/webhook_endpoints?limit=100', { key });
  const url = `https://${config.region}-${access.projectId}.cloudfunctions.net/stripeWebhook`;
  const endpoint = parsedAnswer(endpointsSchema, listed).data.find((each) => each.url === url);
  const enabled = endpoint?.enabled_events ?? [];
  const missing = enabled.includes('*') ? [] : neededEvents.filter((event) => !enabled.includes(event));
  const activate = 'Activate it in the Stripe dashboard (step 7).';
  return [
    // Functions accept both, so that payments can be tried before they cost anything.
    comesLater(
      expectThat(
        key.includes('_live_'),
        'Stripe’s key',
        'It is a key for tests: nobody really pays.',
        'Set a live key (step 7).',
      ),
    ),
    expectThat(account.charges_enabled, 'Stripe’s account', 'It may not charge yet.', activate),
    ...(['card', 'konbini'] as const).map((method) => {
      const state = account.capabilities[`${method}_payments`] ?? 'missing';
      return expectThat(state === 'active', `payment by ${method}`, `It is ${state}.`, activate);
    }),
    comesLater(
      expectThat(
        endpoint?.status === 'enabled',
        'Stripe’s webhook',
        endpoint ? `It is ${endpoint.status}.` : `There is none for ${url}.`,
        'Add it after the first deployment (step 7).',
      ),
    ),
    comesLater(
      expectThat(
        endpoint === undefined || missing.length === 0,
        'events of Stripe’s webhook',
        `It does not hear of ${missing.join(', ')}.`,
        'Add them to the webhook (step 7).',
      ),
    ),
  ];
}
