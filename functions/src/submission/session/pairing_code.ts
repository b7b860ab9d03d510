import { createHash, randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another: what `pairingCodeSchema` takes. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const length = 8;

/** A new code, as it is shown: XXXX-XXXX. 8 of 31 letters are 8.5 × 10¹¹ codes, of which one is good for minutes. */
export function newPairingCode(): string {
  const drawn = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}

/** SHA-256 of a code without its dash, base64url: all that is kept of it. */
export function pairingHash(code: string): string {
  return createHash('sha256')
    .update(`line-pairing ${code.replaceAll('-', '')}`)
    .digest('base64url');
}
