import { type OfferId, offers } from './prices.ts';
import type { Locale } from './user.ts';

/** An offer's name on the tokens page, at checkout and on the receipt. */
export function offerName(offer: OfferId, locale: Locale): string {
  const { tokens } = offers[offer];
  if (tokens > 0) return locale === 'ja' ? `Pochitto トークン ${tokens}枚` : `${tokens} Pochitto tokens`;
  return locale === 'ja' ? 'Pochitto セットチケット 1枚' : '1 Pochitto set ticket';
}
