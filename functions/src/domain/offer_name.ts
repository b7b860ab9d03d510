import { type OfferId, offers } from './prices.ts';
import type { Locale } from './user.ts';

/** What an offer is called on the shelf, at the till and on the receipt. */
export function offerName(offer: OfferId, locale: Locale): string {
  const { tokens } = offers[offer];
  if (tokens > 0) return locale === 'ja' ? `Pochitto トークン ${tokens}枚` : `${tokens} Pochitto tokens`;
  return locale === 'ja' ? 'Pochitto スタンプセットのチケット 1枚' : '1 Pochitto ticket for a sticker set';
}
