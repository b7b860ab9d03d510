import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a text with enough entropy of its own, base64url. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Compares in constant time. */
export function isDigestOf(hash: string, text: string): boolean {
  const [expected, given] = [Buffer.from(hash), Buffer.from(digest(text))];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
