import { z } from 'zod';
import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';
import { isMissing } from './sessions.ts';

interface NewCustomer {
  readonly uid: string;
  /** Empty if the person has no e-mail address. */
  readonly email: string;
  /** The same key returns the same customer. */
  readonly idempotencyKey: string;
}

/** Creates a customer and returns its ID. */
export async function createCustomer(account: StripeAccount, customer: NewCustomer): Promise<string> {
  const { uid, email, idempotencyKey } = customer;
  const answer = await askStripe(account, (stripe) =>
    stripe.customers.create(
      { metadata: { userId: uid }, ...(email === '' ? {} : { email }) },
      { idempotencyKey },
    ),
  );
  return z.object({ id: z.string().min(1) }).parse(answer).id;
}

/** Deletes a customer with their payment methods. Does nothing if the customer no longer exists. */
export async function deleteCustomer(account: StripeAccount, customerId: string): Promise<void> {
  await askStripe(account, async (stripe) => {
    try {
      await stripe.customers.del(customerId);
    } catch (error) {
      if (!isMissing(stripe, error)) throw error;
    }
  });
}

const foundCustomer = z.object({ id: z.string().min(1) });

/**
 * Returns the ids of all customers created for a uid. Stripe's search index lags by about a minute, so the newest
 * may be missing.
 */
export async function findCustomers(account: StripeAccount, uid: string): Promise<readonly string[]> {
  const quoted = uid.replaceAll(/[\\']/g, '\\$&');
  const answer = await askStripe(account, async (stripe) => {
    const found: unknown[] = [];
    for await (const one of stripe.customers.search({
      query: `metadata['userId']:'${quoted}'`,
      limit: 100,
    })) {
      found.push(one);
    }
    return found;
  });
  return z
    .array(foundCustomer)
    .parse(answer)
    .map(({ id }) => id);
}
