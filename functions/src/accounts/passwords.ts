import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const hashBytes = 32;

/** Returns `salt.hash`, both base64url. */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, hashBytes);
  return `${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

export async function isPasswordOf(stored: string, password: string): Promise<boolean> {
  const [salt = '', hash = ''] = stored.split('.');
  const given = await derive(password, Buffer.from(salt, 'base64url'), hashBytes);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

/** Without ambiguous characters; 12 of them have 58 bits of entropy. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 12;

/** Returns an initial password to hand over, which must be changed at the first sign-in. */
export function newPassword(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
