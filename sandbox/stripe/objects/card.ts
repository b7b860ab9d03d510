import type { Card, Charge, Decline } from '../state/payments.ts';

const decline = (code: Decline['code'], declineCode: string, message: string): Decline => ({
  code,
  declineCode,
  message,
});

const card = (number: string, more: Partial<Card> = {}): Card => ({
  number,
  brand: 'visa',
  decline: null,
  followUp: null,
  ...more,
});

const CARDS: readonly Card[] = [
  card('4242424242424242'),
  card('5555555555554444', { brand: 'mastercard' }),
  card('3566002020360505', { brand: 'jcb' }),
  card('4000000000000002', {
    decline: decline('card_declined', 'generic_decline', 'Your card was declined.'),
  }),
  card('4000000000009995', {
    decline: decline('card_declined', 'insufficient_funds', 'Your card has insufficient funds.'),
  }),
  card('4000000000000069', { decline: decline('expired_card', 'expired_card', 'Your card has expired.') }),
  card('4000000000000127', {
    decline: decline('incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect."),
  }),
  card('4000000000000119', {
    decline: decline(
      'processing_error',
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
    ),
  }),
  card('4000000000000259', { followUp: 'dispute' }),
  card('4000000000001976', { followUp: 'inquiry' }),
  card('4000000000005126', { followUp: 'refund_fails' }),
];

/** Stripe's tokens for its test cards. */
const ALIASES: Record<string, string> = {
  tok_visa: '4242424242424242',
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_jcb: '3566002020360505',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_createDispute: '4000000000000259',
  pm_card_createDisputeInquiry: '4000000000001976',
  pm_card_refundFail: '4000000000005126',
};

/** @param written a test card number, spaces allowed, or one of Stripe's tokens for it. */
export function findCard(written: string): Card | undefined {
  const digits = written.replace(/[\s-]/g, '');
  return CARDS.find(({ number }) => number === (ALIASES[written] ?? digits));
}

/** `payment_method_details` of a card charge. */
export function cardDetails(card: Card, amount: number): NonNullable<Charge['payment_method_details']> {
  return {
    type: 'card',
    card: {
      amount_authorized: card.decline ? null : amount,
      authorization_code: null,
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: card.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
      },
      country: 'JP',
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2034,
      funding: 'credit',
      installments: null,
      last4: card.number.slice(-4),
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
