import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { OfferId } from '@pochitto/functions/domain/tokens/prices';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { CallError } from '../../lib/firebase/call_error.ts';

const orderKey = (offer: OfferId) => `pochitto.order.${offer}`;
const nextKey = 'pochitto.order.next';

interface Order {
  readonly uid: string;
  readonly offer: OfferId;
  readonly locale: Locale;
  /** Where the person was when they ran out of tokens. */
  readonly next: string | null;
}

/** Redirects to Stripe's page. Repeated clicks reuse the same order until it is finished. Throws `CallError`. */
export async function goToCheckout({ uid, offer, locale, next }: Order): Promise<void> {
  await openProfile(uid, locale);
  const url = await openOrder(offer, locale).catch((error: unknown) => {
    const isOver = error instanceof CallError && error.details.code === 'checkout_over';
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

/** Forgets a finished order, so that the next click starts a new one. */
export function forgetOrder(offer: OfferId): void {
  sessionStorage.removeItem(orderKey(offer));
}

/** Returns the path where the person was before buying. */
export function nextAfterBuying(): string | null {
  return sessionStorage.getItem(nextKey);
}
