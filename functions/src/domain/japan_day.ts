/** Milliseconds that Japan's clock is ahead of UTC, all year. */
const ahead = 9 * 3_600_000;

/** 2026-11-28: the day that it is in Japan, whatever it is elsewhere. */
export function japanDay(at: Date): string {
  return new Date(at.getTime() + ahead).toISOString().slice(0, 10);
}
