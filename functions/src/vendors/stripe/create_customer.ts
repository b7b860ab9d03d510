import { z } from 'zod';
import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';

interface NewCustomer {
  readonly uid: string;
  /** Empty for somebody without an address. */
  readonly email: string;
  /** The same key makes the same customer. */
  readonly idempotencyKey: string;
}

/** Makes somebody a customer and gives the customer's id. */
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
