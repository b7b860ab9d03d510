import { randomInt } from 'node:crypto';

/** Without characters that look alike; 12 of them hold 58 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 12;

/** A password to be told to somebody, who changes it at once. */
export function newPassword(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
