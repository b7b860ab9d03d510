/** A duration at the precision of an estimate. */
export type RoughTime =
  | { readonly unit: 'seconds'; readonly seconds: number }
  | { readonly unit: 'minutes'; readonly minutes: number };

/** Rounds up: to steps of five seconds up to 55 seconds, else to minutes. Estimates are not exact to the second. */
export function roughTime(ms: number): RoughTime {
  const seconds = ms / 1000;
  if (seconds <= 55) return { unit: 'seconds', seconds: Math.max(5, Math.ceil(seconds / 5) * 5) };
  return { unit: 'minutes', minutes: Math.ceil(seconds / 60) };
}
