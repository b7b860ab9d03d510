import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StripeFixture, stripeFixture } from './stripe_fixture.ts';

describe('Stripe sandbox: customer search', () => {
  let fixture: StripeFixture;
  beforeAll(async () => {
    fixture = await stripeFixture();
  });
  afterAll(() => fixture?.stop());

  const found = async (query: string, limit = 100) => {
    const { data, has_more: hasMore } = await fixture.stripe.customers.search({ query, limit });
    return { emails: data.map(({ email }) => email), hasMore };
  };

  it('finds a new customer only after a minute, and returns all pages of matching metadata', async () => {
    const { customers } = fixture.stripe;
    for (const email of ['a@example.com', 'b@example.com', 'c@example.com']) {
      await customers.create({ email, metadata: { userId: email === 'c@example.com' ? 'eve' : "o'ann" } });
    }
    const anns = "metadata['userId']:'o\\'ann'";
    expect(await found(anns)).toEqual({ emails: [], hasMore: false });
    fixture.sandbox.advanceClock(60);
    expect(await found(anns)).toEqual({ emails: ['b@example.com', 'a@example.com'], hasMore: false });
    expect(await found(anns, 1)).toEqual({ emails: ['b@example.com'], hasMore: true });
    const all = await customers.search({ query: anns, limit: 1 }).autoPagingToArray({ limit: 10 });
    expect(all.map(({ email }) => email)).toEqual(['b@example.com', 'a@example.com']);
    expect(await found("email:'c@example.com'")).toMatchObject({ emails: ['c@example.com'] });
  });

  it('rejects a query that it does not support', async () => {
    await expect(fixture.stripe.customers.search({ query: "email~'a'" })).rejects.toMatchObject({
      param: 'query',
    });
  });
});
