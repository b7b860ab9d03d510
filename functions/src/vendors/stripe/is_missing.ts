import type { Stripe } from 'stripe';

/** Whether Stripe refused because something that was named is not there; `param` is the name it had in the request. */
export function isMissing(stripe: Stripe, error: unknown, param?: string): boolean {
  return (
    error instanceof stripe.errors.StripeInvalidRequestError &&
    error.code === 'resource_missing' &&
    (param === undefined || error.param === param)
  );
}
