import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { transact } from '../platform/transact.ts';
import { findSession } from '../vendors/stripe/sessions.ts';
import { type StripeEvent, verifyEvent } from '../vendors/stripe/stripe_event.ts';
import { readReceipt } from './read_paid.ts';
import { reconcilePurchase } from './reconcile_purchase.ts';

/** Maximum size of a body; Stripe's events are far smaller. */
const maxBytes = 256 * 1024;

interface Delivery {
  /** The unchanged body: the signature covers its bytes. */
  readonly rawBody: Uint8Array;
  readonly signature: string | undefined;
}

/**
 * Handles one webhook delivery and returns the HTTP status. 200 only after the effect is stored; 400 and 413 change
 * nothing, and a repetition would not help; 500 makes Stripe deliver again.
 */
export async function receiveEvent(
  context: Context,
  { rawBody, signature }: Delivery,
): Promise<200 | 400 | 413 | 500> {
  if (rawBody.byteLength > maxBytes) return 413;
  try {
    const event = await verifyEvent(context.stripeWebhookSecrets(), rawBody, signature ?? '');
    if (!event) {
      log.warn('stripe: no good signature');
      return 400;
    }
    const outcome = await work(context, event);
    if (outcome !== 'known') log.info(`stripe: ${outcome}`, { eventId: event.id, type: event.type });
    return 200;
  } catch (error) {
    const isPassing = error instanceof PochittoError && error.kind === 'transient';
    if (isPassing) log.warn(`stripe: put off, ${error.message}`);
    else log.bug(error, { webhook: 'stripe' });
    return 500;
  }
}

async function work(context: Context, event: StripeEvent): Promise<string> {
  if (!event.subject) return 'not of our concern';
  if ((await context.firestore.doc(documents.stripeEvent(event.id)).get()).exists) return 'known';
  const found = await purchaseOf(context, event.subject);
  if (!found?.purchaseId) return note(context, event);
  const { purchaseId, sessionId } = found;
  const reconciled = await reconcilePurchase(context, { purchaseId, sessionId, event });
  return reconciled ? `settled, ${reconciled.status}` : note(context, event);
}

/**
 * Finds the purchase of an event. Refunds and disputes name only the payment and may arrive before the purchase
 * event, so the session is read from Stripe.
 */
async function purchaseOf(context: Context, subject: NonNullable<StripeEvent['subject']>) {
  if (subject.object === 'checkout.session') {
    return { sessionId: subject.id, purchaseId: subject.client_reference_id };
  }
  const payment = subject.object === 'payment_intent' ? subject.id : subject.payment_intent;
  return payment === null ? null : findSession(context.stripeAccount(), payment);
}

/** Records an event for a payment of another application on the same account, so it is not looked up again. */
async function note(context: Context, { id, type }: StripeEvent): Promise<string> {
  await transact(context.firestore, async (transaction) => {
    (await readReceipt(context, transaction, { id, type, purchaseId: null }))?.();
  });
  return 'not a purchase of ours';
}
