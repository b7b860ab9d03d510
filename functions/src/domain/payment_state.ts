/**
 * How a payment stands at Stripe: `open`, the person has not finished (or was declined and may try again);
 * `waiting` for a konbini; `paid`, whatever went back later; `lapsed`, nobody was charged.
 */
export const paymentStates = ['open', 'waiting', 'paid', 'lapsed'] as const;

export type PaymentState = (typeof paymentStates)[number];
