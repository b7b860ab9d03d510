import { ApiError } from '../api/api_error.ts';
import type { Context } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { BillingDetails, Card, Charge, PaymentIntent } from '../state/payments.ts';
import { cardDetails } from './card.ts';
import { addCharge } from './charge.ts';
import { openDispute } from './dispute.ts';

/** Charges a card for a payment intent. After a decline the intent accepts another card. */
export function chargeCard(
  context: Context,
  intent: PaymentIntent,
  paymentMethod: string,
  card: Card,
  billing: BillingDetails,
): Charge {
  const charge = addCharge(context, intent, {
    paymentMethod,
    details: cardDetails(card, intent.amount),
    billing,
    failure: card.decline,
  });
  intent.latest_charge = charge.id;
  if (card.decline) decline(context, intent, charge, card.decline);
  else markPaid(context, intent, charge);
  return charge;
}

function decline(
  context: Context,
  intent: PaymentIntent,
  charge: Charge,
  why: NonNullable<Card['decline']>,
): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = {
    type: 'card_error',
    code: why.code,
    decline_code: why.declineCode,
    message: why.message,
    charge: charge.id,
  };
  context.emit('charge.failed', charge);
  context.emit('payment_intent.payment_failed', intent);
}

/** Marks a payment intent as paid: by card immediately, by konbini after payment at the store. */
export function markPaid(context: Context, intent: PaymentIntent, charge: Charge): void {
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.latest_charge = charge.id;
  intent.payment_method = charge.payment_method;
  intent.last_payment_error = null;
  intent.next_action = null;
  context.emit('charge.succeeded', charge);
  context.emit('payment_intent.succeeded', intent);
}

/** Adds the balance transaction shortly after payment, and opens the dispute that some test cards cause. */
export function finishCharge(context: Context, charge: Charge, card: Card | null): void {
  const previous = { balance_transaction: charge.balance_transaction };
  charge.balance_transaction = identifier('txn');
  context.emit('charge.updated', charge, previous);
  if (card?.followUp === 'dispute') openDispute(context, charge, 'fraudulent', false);
  if (card?.followUp === 'inquiry') openDispute(context, charge, 'fraudulent', true);
}

/** The 402 error for a declined card. */
export function cardError(intent: PaymentIntent, charge: Charge): ApiError {
  const { last_payment_error: error } = intent;
  return new ApiError(402, {
    type: 'card_error',
    message: error?.message ?? 'Your card was declined.',
    charge: charge.id,
    ...(error?.code ? { code: error.code } : {}),
    ...(error?.decline_code ? { decline_code: error.decline_code } : {}),
    payment_intent: intent,
  });
}
