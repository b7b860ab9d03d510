import { createHmac } from 'node:crypto';

/**
 * HMAC-SHA256 in base64url. For what has too few values for a plain hash to hide one, such as addresses and ids of other
 * services. `purpose` keeps hashes of the same text for different uses apart.
 */
export function keyedHash(key: Uint8Array, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
}
