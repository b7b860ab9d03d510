import type { Stripe } from 'stripe';
import { z } from 'zod';
import type { Locale } from '../../domain/accounts/user.ts';
import type { StripeAccount } from '../../platform/config.ts';
import { derivedId } from '../../platform/hashes.ts';
import { askStripe } from './ask_stripe.ts';

const foundSession = z.object({ id: z.string().min(1), client_reference_id: z.string().nullable() });

/** Which session and purchase a payment belongs to. */
export interface FoundSession {
  readonly sessionId: string;
  readonly purchaseId: string | null;
}

/** Finds the session of a payment intent; null if the payment was not made through Checkout. */
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

/** Whether Stripe refused because a referenced object does not exist; `param` is its name in the request. */
export function isMissing(stripe: Stripe, error: unknown, param?: string): boolean {
  return (
    error instanceof stripe.errors.StripeInvalidRequestError &&
    error.code === 'resource_missing' &&
    (param === undefined || error.param === param)
  );
}

/** Number of days in which a konbini voucher can be paid. */
const konbiniDays = 3;

const openSessionAnswer = z.object({ id: z.string().min(1), url: z.url().nullable() });

/** A Checkout session. `url` is null once the session is paid, expired or waits for a konbini payment. */
export type OpenSession = z.infer<typeof openSessionAnswer>;

interface NewSession {
  readonly purchaseId: string;
  readonly customerId: string;
  readonly name: string;
  readonly yen: number;
  readonly locale: Locale;
  readonly expiresAt: Date;
}

/**
 * Creates the hosted page for one purchase. The same purchase and customer get the same session. Returns null if
 * the customer was deleted at Stripe.
 */
export async function createSession(
  account: StripeAccount,
  session: NewSession,
): Promise<OpenSession | null> {
  const { purchaseId, customerId, name, yen, locale, expiresAt } = session;
  const metadata = { purchaseId };
  const answer = await askStripe(account, async (stripe) => {
    const asked = stripe.checkout.sessions.create(
      {
        mode: 'payment',
        ui_mode: 'hosted_page',
        customer: customerId,
        client_reference_id: purchaseId,
        metadata,
        payment_intent_data: { metadata },
        line_items: [
          { quantity: 1, price_data: { currency: 'jpy', unit_amount: yen, product_data: { name } } },
        ],
        allowed_payment_method_types: ['card', 'konbini'],
        payment_method_options: { konbini: { expires_after_days: konbiniDays } },
        locale,
        expires_at: Math.floor(expiresAt.getTime() / 1000),
        success_url: `${account.webOrigin}/tokens/return?session={CHECKOUT_SESSION_ID}`,
        cancel_url: `${account.webOrigin}/tokens?cancelled=${purchaseId}`,
      },
      // The key includes the customer, because Stripe rejects a key whose request has changed.
      { idempotencyKey: derivedId('session', purchaseId, customerId) },
    );
    return asked.catch((error: unknown) => {
      if (isMissing(stripe, error, 'customer')) return null;
      throw error;
    });
  });
  return answer && openSessionAnswer.parse(answer);
}

/** Reads the current session. */
export async function readSession(account: StripeAccount, sessionId: string): Promise<OpenSession> {
  const answer = await askStripe(account, (stripe) => stripe.checkout.sessions.retrieve(sessionId));
  return openSessionAnswer.parse(answer);
}
