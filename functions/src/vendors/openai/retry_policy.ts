import type { EditOutcome } from './edit_outcome.ts';

/** Maximum number of calls for one image, including the first. */
const mostTries = 4;

const firstWait = 1_000;
const longestWait = 30_000;
/** If the vendor asks for a longer wait, the call gives up. */
const mostPatience = 60_000;

/**
 * Returns the milliseconds to wait before the next try, or null for no retry: after success, after permanent
 * failures, and after failures that may have been billed (docs/decisions/0007). Exponential backoff with jitter (50
 * to 100 % of the ceiling), added to the wait that the vendor asks for. `tried` counts the calls so far; `random`
 * is from 0 to 1.
 */
export function waitBeforeRetry(outcome: EditOutcome, tried: number, random: number): number | null {
  if (tried >= mostTries) return null;
  if (outcome.kind === 'not_sent') return backoff(tried, random);
  if (outcome.kind !== 'rate_limited' && outcome.kind !== 'server_error') return null;
  const asked = outcome.retryAfterMilliseconds ?? 0;
  return asked > mostPatience ? null : asked + backoff(tried, random);
}

function backoff(tried: number, random: number): number {
  const ceiling = Math.min(longestWait, firstWait * 2 ** (tried - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}

/**
 * Returns the wait that a response asks for, in milliseconds: `retry-after-ms`, else `retry-after` in seconds or as
 * a date; else null.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const exact = numberOf(headers.get('retry-after-ms'));
  if (exact !== null) return exact;
  const text = headers.get('retry-after');
  const seconds = numberOf(text);
  if (seconds !== null) return seconds * 1000;
  const until = Date.parse(text ?? '');
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}

function numberOf(text: string | null): number | null {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
