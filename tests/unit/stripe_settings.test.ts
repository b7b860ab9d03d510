import { describe, expect, it } from 'vitest';
import { readStripeAccount } from '../../functions/src/platform/config.ts';
import { readStripeWebhookSecrets } from '../../functions/src/platform/secrets.ts';

const deployed = {
  STRIPE_SECRET_KEY: `sk_live_${'a1B2'.repeat(10)}`,
  STRIPE_WEBHOOK_SECRET: `whsec_${'a1B2'.repeat(8)}`,
  WEB_ORIGIN: 'https://pochitto.example',
};
const local = {
  FUNCTIONS_EMULATOR: 'true',
  STRIPE_SECRET_KEY: 'sk_test_sandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
  STRIPE_API_URL: 'http://127.0.0.1:5420',
  WEB_ORIGIN: 'http://127.0.0.1:5400/',
};

describe('Stripe settings', () => {
  it('default to Stripe when deployed', () => {
    expect(readStripeAccount(deployed)).toEqual({
      secretKey: deployed.STRIPE_SECRET_KEY,
      apiUrl: 'https://api.stripe.com',
      webOrigin: 'https://pochitto.example',
    });
  });

  it('default to the sandbox when local', () => {
    expect(readStripeAccount(local)).toMatchObject({
      apiUrl: local.STRIPE_API_URL,
      webOrigin: 'http://127.0.0.1:5400',
    });
    expect(readStripeWebhookSecrets(local)).toEqual(['whsec_sandbox']);
  });

  it.each([
    ['the sandbox’s address', { STRIPE_API_URL: 'http://127.0.0.1:5420' }],
    ['the sandbox’s address by name', { STRIPE_API_URL: 'https://localhost:5420' }],
    ['an address without encryption', { STRIPE_API_URL: 'http://api.stripe.com' }],
    ['the sandbox’s key', { STRIPE_SECRET_KEY: 'sk_test_sandbox' }],
    ['no key', { STRIPE_SECRET_KEY: undefined }],
    ['a web of this machine', { WEB_ORIGIN: 'http://127.0.0.1:5400' }],
  ])('are rejected when deployed with %s', (_, wrong) => {
    expect(() => readStripeAccount({ ...deployed, ...wrong })).toThrow('Environment');
  });

  it('are rejected locally with a live key', () => {
    expect(() => readStripeAccount({ ...local, STRIPE_SECRET_KEY: deployed.STRIPE_SECRET_KEY })).toThrow(
      'Environment',
    );
  });

  it('have one webhook secret, two during rotation, and reject none or the sandbox’s when deployed', () => {
    const secret = deployed.STRIPE_WEBHOOK_SECRET;
    expect(readStripeWebhookSecrets({ STRIPE_WEBHOOK_SECRET: `${secret} ${secret}x` })).toHaveLength(2);
    for (const STRIPE_WEBHOOK_SECRET of [undefined, '', 'whsec_sandbox', `${secret} whsec_sandbox`]) {
      expect(() => readStripeWebhookSecrets({ STRIPE_WEBHOOK_SECRET })).toThrow('Environment');
    }
  });
});
