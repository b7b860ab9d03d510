import type { OfferId } from '@pochitto/functions/domain/prices';
import { offerName } from '@pochitto/functions/domain/prices';
import { useLocale } from 'use-intl';

/** What an offer is called, at the till and here. */
export function useOfferName(): (offer: OfferId) => string {
  const locale = useLocale();
  return (offer) => offerName(offer, locale);
}
