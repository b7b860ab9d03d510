import { z } from 'zod';
import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';

const foundCustomer = z.object({ id: z.string().min(1) });

/** Ids of all customers made for a uid, but for those of the last minute, which Stripe's search does not know yet. */
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
