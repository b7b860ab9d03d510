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

/** More refunds than this on one payment of one pack are a mistake. */
const most = 1000;

/** Asks Stripe how a session, its payment, its refunds and its disputes stand now. */
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
