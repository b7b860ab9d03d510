import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { OfferId } from '@pochitto/functions/domain/tokens/prices';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { Refused } from '../../lib/firebase/refused.ts';

const orderKey = (offer: OfferId) => `pochitto.order.${offer}`;
const nextKey = 'pochitto.order.next';

interface Order {
  readonly uid: string;
  readonly offer: OfferId;
  readonly locale: Locale;
  /** Where the person was when they ran out of tokens. */
  readonly next: string | null;
}

/**
 * Sends the browser to Stripe's page. However often it is pressed, before that order is over it is the same order.
 * Throws `Refused`.
 */
export async function goToCheckout({ uid, offer, locale, next }: Order): Promise<void> {
  await openProfile(uid, locale);
  const url = await openOrder(offer, locale).catch((error: unknown) => {
    const isOver = error instanceof Refused && error.refusal.code === 'checkout_over';
    if (!isOver) throw error;
    forgetOrder(offer);
    return openOrder(offer, locale);
  });
  if (next === null) sessionStorage.removeItem(nextKey);
  else sessionStorage.setItem(nextKey, next);
  window.location.assign(url);
}

async function openOrder(offer: OfferId, locale: Locale): Promise<string> {
  const requestId = sessionStorage.getItem(orderKey(offer)) ?? crypto.randomUUID();
  sessionStorage.setItem(orderKey(offer), requestId);
  return (await call('openCheckout', { offer, requestId, locale })).url;
}

/** After an order is over, the next press is another one. */
export function forgetOrder(offer: OfferId): void {
  sessionStorage.removeItem(orderKey(offer));
}

/** Where the person was before they went to buy. */
export function nextAfterBuying(): string | null {
  return sessionStorage.getItem(nextKey);
}
