import { z } from 'zod';
import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';
import {
  disputeAnswer,
  type PaymentSnapshot,
  paymentSnapshot,
  paymentState,
  refundAnswer,
  sessionAnswer,
} from './payment_snapshot.ts';

/** More refunds than this on one payment would be a bug. */
const most = 1000;

/** Reads the current state of a session with its payment, refunds and disputes. */
export async function readPayment(account: StripeAccount, sessionId: string): Promise<PaymentSnapshot> {
  return askStripe(account, async (stripe) => {
    const session = sessionAnswer.parse(
      await stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] }),
    );
    const paid = session.payment_intent;
    if (!paid || paymentState(session) !== 'paid') return paymentSnapshot(session, [], []);
    const page = { payment_intent: paid.id, limit: 100 };
    const [refunds, disputes] = await Promise.all([
      stripe.refunds.list(page).autoPagingToArray({ limit: most }),
      stripe.disputes.list(page).autoPagingToArray({ limit: most }),
    ]);
    return paymentSnapshot(
      session,
      z.array(refundAnswer).parse(refunds),
      z.array(disputeAnswer).parse(disputes),
    );
  });
}

/**
 * Refunds a whole payment. Does nothing if it is already refunded, so it needs no idempotency key of ours. Cards
 * are refunded automatically; for a konbini payment Stripe asks for a bank account, by mail to the address that was
 * entered on its page.
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
