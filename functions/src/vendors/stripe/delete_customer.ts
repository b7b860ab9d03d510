import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';

/** Removes a customer with their payment methods. Harmless for one who is gone already. */
export async function deleteCustomer(account: StripeAccount, customerId: string): Promise<void> {
  await askStripe(account, async (stripe) => {
    try {
      await stripe.customers.del(customerId);
    } catch (error) {
      const isGone =
        error instanceof stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
      if (!isGone) throw error;
    }
  });
}
