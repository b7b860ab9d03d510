import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Returns an id of 20 characters, like Firestore's own ids, but deterministic: the same parts give the same id. */
export function derivedId(...parts: readonly [kind: string, ...rest: string[]]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').replace(/[-_]/g, 'x').slice(0, 20);
}

/**
 * Returns an HMAC-SHA256 in base64url, for values that could be guessed from a plain hash, such as addresses and
 * ids of other services. `purpose` separates hashes of the same text for different uses.
 */
export function keyedHash(key: Uint8Array, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
}

/** Returns the SHA-256 of a text with high entropy, in base64url. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Whether `hash` is the digest of `text`; compares in constant time. */
export function isDigestOf(hash: string, text: string): boolean {
  const [expected, given] = [Buffer.from(hash), Buffer.from(digest(text))];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
