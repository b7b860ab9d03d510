import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';
import { isMissing } from './is_missing.ts';

/** Removes a customer with their payment methods. Harmless for one who is gone already. */
export async function deleteCustomer(account: StripeAccount, customerId: string): Promise<void> {
  await askStripe(account, async (stripe) => {
    try {
      await stripe.customers.del(customerId);
    } catch (error) {
      if (!isMissing(stripe, error)) throw error;
    }
  });
}
