/** Milliseconds that an answer asks to wait: `retry-after-ms`, else `retry-after` in seconds or as a date; or null. */
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
