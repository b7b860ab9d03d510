import { z } from 'zod';
import type { StripeAccount } from '../../platform/config.ts';
import { askStripe } from './ask_stripe.ts';

const foundSession = z.object({ id: z.string().min(1), client_reference_id: z.string().nullable() });

/** Which session and purchase a payment belongs to. */
export interface FoundSession {
  readonly sessionId: string;
  readonly purchaseId: string | null;
}

/** The session behind a payment intent, or null for a payment that no session of Checkout made. */
export async function findSession(
  account: StripeAccount,
  paymentIntentId: string,
): Promise<FoundSession | null> {
  const answer = await askStripe(account, (stripe) =>
    stripe.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 }),
  );
  const [session] = z.array(foundSession).parse(answer.data);
  return session ? { sessionId: session.id, purchaseId: session.client_reference_id } : null;
}
