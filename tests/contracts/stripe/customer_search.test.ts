import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, runSandbox } from './run_sandbox.ts';

describe("the sandbox's search for customers", () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await runSandbox();
  });
  afterAll(() => rig?.stop());

  const found = async (query: string, limit = 100) => {
    const { data, has_more: hasMore } = await rig.stripe.customers.search({ query, limit });
    return { emails: data.map(({ email }) => email), hasMore };
  };

  it('knows a new customer only after a minute, and finds all pages of those whose metadata fit', async () => {
    const { customers } = rig.stripe;
    for (const email of ['a@example.com', 'b@example.com', 'c@example.com']) {
      await customers.create({ email, metadata: { userId: email === 'c@example.com' ? 'eve' : "o'ann" } });
    }
    const anns = "metadata['userId']:'o\\'ann'";
    expect(await found(anns)).toEqual({ emails: [], hasMore: false });
    rig.sandbox.advanceClock(60);
    expect(await found(anns)).toEqual({ emails: ['b@example.com', 'a@example.com'], hasMore: false });
    expect(await found(anns, 1)).toEqual({ emails: ['b@example.com'], hasMore: true });
    const all = await customers.search({ query: anns, limit: 1 }).autoPagingToArray({ limit: 10 });
    expect(all.map(({ email }) => email)).toEqual(['b@example.com', 'a@example.com']);
    expect(await found("email:'c@example.com'")).toMatchObject({ emails: ['c@example.com'] });
  });

  it('refuses a query that it does not act on', async () => {
    await expect(rig.stripe.customers.search({ query: "email~'a'" })).rejects.toMatchObject({
      param: 'query',
    });
  });
});
