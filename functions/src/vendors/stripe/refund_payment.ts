import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';

/**
 * Gives a whole payment back; harmless when it went back already, which is why it needs no idempotency key of ours. To
 * a card it goes by itself; for a konbini payment Stripe asks for a bank account, by mail to the address that was typed
 * on its page.
 */
export async function refundPayment(account: StripeAccount, paymentIntentId: string): Promise<void> {
  await askStripe(account, async (stripe) => {
    try {
      await stripe.refunds.create({ payment_intent: paymentIntentId });
    } catch (error) {
      const isBack =
        error instanceof stripe.errors.StripeInvalidRequestError && error.code === 'charge_already_refunded';
      if (!isBack) throw error;
    }
  });
}
