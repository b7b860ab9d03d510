import type { Locale } from '../accounts/user.ts';
import type { DerivedProduct } from '../product/product_spec.ts';
import type { Derivation } from '../stamps/derivation.ts';
import type { SubmissionOutcome } from '../submission/submission_attempt.ts';

/**
 * All prices in tokens and yen. Checkout, ledger, web and tests read this table; a price never comes from a client.
 */

/** Tokens for work. */
export const prices = {
  sticker: 1,
  /** Regenerating one sticker of a finished set, after `freeRegenerations` of that set. */
  regeneration: 1,
  freeRegenerations: 2,
  /** One submission; the next one is free after a technical failure or a rejection. */
  submission: 5,
  /** Tokens that a ticket is worth when its payment is refunded: ¥480, at the ¥12 of a single token. */
  ticketWorth: 40,
} as const;

/** Tokens for a set of another product, independent of its count. */
export const derivationPrices: Readonly<Record<DerivedProduct, number>> = {
  animated_sticker: 20,
  emoji: 10,
  animated_emoji: 20,
};

/** Returns the tokens for a derived set. A duplicate in another style or language costs as much as a new set. */
export function derivationPrice(derivation: Derivation, count: number): number {
  return derivation.kind === 'product' ? derivationPrices[derivation.product] : count * prices.sticker;
}

interface Offer {
  readonly tokens: number;
  readonly tickets: number;
  readonly yen: number;
}

/** What is sold. Yen have no decimals. */
export const offers = {
  tokens_50: { tokens: 50, tickets: 0, yen: 600 },
  tokens_120: { tokens: 120, tickets: 0, yen: 1200 },
  tokens_300: { tokens: 300, tickets: 0, yen: 2700 },
  ticket_1: { tokens: 0, tickets: 1, yen: 480 },
} as const satisfies Record<string, Offer>;

export type OfferId = keyof typeof offers;
export const offerIds = Object.keys(offers) as [OfferId, ...OfferId[]];

/** Returns the tokens for regenerating a sticker, after `before` regenerations in its set. */
export function regenerationPrice(before: number): number {
  return before < prices.freeRegenerations ? 0 : prices.regeneration;
}

/** A retry is free after our failure, an expired LINE session, or LINE's rejection. */
const isFreeAfter: Readonly<Record<SubmissionOutcome, boolean>> = {
  none: false,
  failed: true,
  session_expired: true,
  rejected: true,
  submitted: false,
};

/** Returns the tokens for the next submission of a set; `paid` is what its submissions cost so far, minus refunds. */
export function submissionPrice(previous: SubmissionOutcome, paid: number): number {
  return isFreeAfter[previous] ? Math.max(0, prices.submission - paid) : prices.submission;
}

/** Returns an offer's name for the tokens page, checkout and the receipt. */
export function offerName(offer: OfferId, locale: Locale): string {
  const { tokens } = offers[offer];
  if (tokens > 0) return locale === 'ja' ? `Pochitto トークン ${tokens}枚` : `${tokens} Pochitto tokens`;
  return locale === 'ja' ? 'Pochitto セットチケット 1枚' : '1 Pochitto set ticket';
}
