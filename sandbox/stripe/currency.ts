import { invalidRequest } from './api/api_error.ts';

/** Smallest and largest charge, in the currency's smallest unit. Yen has no smaller unit. */
const CURRENCIES = {
  jpy: { smallest: 50, largest: 99_999_999, decimals: 0, sign: '¥' },
  usd: { smallest: 50, largest: 99_999_999, decimals: 2, sign: '$' },
  eur: { smallest: 50, largest: 99_999_999, decimals: 2, sign: '€' },
} as const;

export type Currency = keyof typeof CURRENCIES;

/** @throws {ApiError} for an unsupported currency. Case-insensitive, as in Stripe's API. */
export function currencyOf(text: string, param: string): Currency {
  const code = text.toLowerCase();
  for (const known of ['jpy', 'usd', 'eur'] as const) if (code === known) return known;
  throw invalidRequest(
    `Invalid currency: ${code}. Stripe currently supports these currencies: jpy, usd, eur`,
    { param },
  );
}

/** `1200, 'jpy'` → `¥1,200`; `1500, 'usd'` → `$15.00`. */
export function money(amount: number, currency: Currency): string {
  const { decimals, sign } = CURRENCIES[currency];
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return sign + (amount / 10 ** decimals).toLocaleString('en', digits);
}

/** @throws {ApiError} `amount_too_small` or `amount_too_large`. */
export function checkTotal(amount: number, currency: Currency, param: string, noun: string): void {
  const { smallest, largest } = CURRENCIES[currency];
  if (amount < smallest) {
    const least = money(smallest, currency);
    throw invalidRequest(`The ${noun} must add up to at least ${least} ${currency}`, {
      code: 'amount_too_small',
      param,
    });
  }
  if (amount > largest) {
    const most = money(largest, currency);
    throw invalidRequest(`The ${noun} must be no more than ${most} ${currency}`, {
      code: 'amount_too_large',
      param,
    });
  }
}
