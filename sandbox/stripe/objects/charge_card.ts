import { Refusal } from '../api/refusal.ts';
import type { Scene } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { BillingDetails, Card, Charge, PaymentIntent } from '../state/payments.ts';
import { cardDetails } from './card.ts';
import { addCharge } from './charge.ts';
import { openDispute } from './dispute.ts';

/** Tries a card on a payment intent. A declined one leaves the intent open for another. */
export function chargeCard(
  scene: Scene,
  intent: PaymentIntent,
  paymentMethod: string,
  card: Card,
  billing: BillingDetails,
): Charge {
  const charge = addCharge(scene, intent, {
    paymentMethod,
    details: cardDetails(card, intent.amount),
    billing,
    failure: card.decline,
  });
  intent.latest_charge = charge.id;
  if (card.decline) decline(scene, intent, charge, card.decline);
  else receive(scene, intent, charge);
  return charge;
}

function decline(
  scene: Scene,
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
  scene.emit('charge.failed', charge);
  scene.emit('payment_intent.payment_failed', intent);
}

/** The money came: by card at once, by konbini when the till was paid. */
export function receive(scene: Scene, intent: PaymentIntent, charge: Charge): void {
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.latest_charge = charge.id;
  intent.payment_method = charge.payment_method;
  intent.last_payment_error = null;
  intent.next_action = null;
  scene.emit('charge.succeeded', charge);
  scene.emit('payment_intent.succeeded', intent);
}

/** What Stripe does a moment after the money came: books it, and lets a troublesome test card make trouble. */
export function afterwards(scene: Scene, charge: Charge, card: Card | null): void {
  const previous = { balance_transaction: charge.balance_transaction };
  charge.balance_transaction = identifier('txn');
  scene.emit('charge.updated', charge, previous);
  if (card?.later === 'dispute') openDispute(scene, charge, 'fraudulent', false);
  if (card?.later === 'inquiry') openDispute(scene, charge, 'fraudulent', true);
}

/** The 402 that an API request gets for a declined card. */
export function declined(intent: PaymentIntent, charge: Charge): Refusal {
  const { last_payment_error: error } = intent;
  return new Refusal(402, {
    type: 'card_error',
    message: error?.message ?? 'Your card was declined.',
    charge: charge.id,
    ...(error?.code ? { code: error.code } : {}),
    ...(error?.decline_code ? { decline_code: error.decline_code } : {}),
    payment_intent: intent,
  });
}
