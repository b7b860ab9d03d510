import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { LineSession } from '../../domain/submission/line_session.ts';
import type { KeyRing } from '../../platform/key_ring.ts';
import type { Cookie } from '../../vendors/creators-market/site.ts';

const purpose = 'line-session';

const cookiesSchema = z.array(
  z.object({
    name: z.string(),
    value: z.string(),
    domain: z.string(),
    path: z.string(),
    expires: z.number().nullable(),
    httpOnly: z.boolean(),
    secure: z.boolean(),
    sameSite: z.enum(['Strict', 'Lax', 'None']).nullable(),
  }),
);

/** Encrypts cookies for one person: `line_sessions.cookieData`. */
export function sealCookies(ring: KeyRing, uid: string, cookies: readonly Cookie[]): string {
  return seal(ring, { purpose, uid }, JSON.stringify(cookies));
}

/**
 * Decrypts cookies. `isOld`: they should be sealed again with the primary key.
 *
 * @throws Error if the text was not sealed for this person.
 */
export function openCookies(
  ring: KeyRing,
  uid: string,
  sealed: string,
): { readonly cookies: readonly Cookie[]; readonly isOld: boolean } {
  const { text, isOld } = unseal(ring, { purpose, uid }, sealed);
  return { cookies: cookiesSchema.parse(JSON.parse(text)), isOld };
}

/** Returns cookies as a session stores them: sealed, with the latest expiry (null if none has one). */
export function cookieState(
  ring: KeyRing,
  uid: string,
  cookies: readonly Cookie[],
): Pick<LineSession, 'cookieData' | 'expiresAt'> {
  const ends = cookies.flatMap(({ expires }) => (expires === null ? [] : [expires]));
  // Some cookies expire later than a timestamp can express.
  const last = Math.min(Math.max(...ends), 253_402_300_799);
  return {
    cookieData: sealCookies(ring, uid, cookies),
    expiresAt: ends.length === 0 ? null : new Date(Math.floor(last * 1000)),
  };
}

export function isExpired({ expires }: Pick<Cookie, 'expires'>, now: Date): boolean {
  return expires !== null && expires * 1000 <= now.getTime();
}

/** The person and the purpose that a sealed text is bound to. */
export interface SealedFor {
  /** A short name such as `line-session`, without `|`. */
  readonly purpose: string;
  readonly uid: string;
}

export interface Unsealed {
  readonly text: string;
  /** Whether it was sealed with an old key and should be sealed again. */
  readonly isOld: boolean;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts with AES-256-GCM: `k<version>.<base64url of nonce, ciphertext and tag>`, bound to `sealedFor`. */
export function seal(ring: KeyRing, sealedFor: SealedFor, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(ring, ring.primary), nonce);
  cipher.setAAD(bindingOf(sealedFor));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${ring.primary}.${sealed.toString('base64url')}`;
}

/** @throws Error for anything but a text sealed with this ring for `sealedFor`; the message contains none of it. */
export function unseal(ring: KeyRing, sealedFor: SealedFor, sealed: string): Unsealed {
  const [, version = '', packed = ''] = /^(k\d+)\.([A-Za-z0-9_-]+)$/.exec(sealed) ?? [];
  const key = keyOf(ring, version);
  const bytes = Buffer.from(packed, 'base64url');
  // Base64 has unused bits at the end: only the exact text that `seal` returned is accepted.
  const isWhole = bytes.length >= nonceBytes + tagBytes && bytes.toString('base64url') === packed;
  if (!isWhole) throw new Error('This is no seal.');
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(bindingOf(sealedFor));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    return { text: text.toString('utf8'), isOld: version !== ring.primary };
  } catch {
    throw new Error('This seal is broken, or is not for whom it is opened for.');
  }
}

function keyOf({ keys }: KeyRing, version: string): Uint8Array {
  const key = keys.get(version);
  if (!key) throw new Error('This seal was made with a key that is not on the ring.');
  return key;
}

/** The purpose contains no `|` and the uid comes last, so no two pairs give the same text. */
function bindingOf({ purpose, uid }: SealedFor): Buffer {
  if (purpose.includes('|')) throw new Error('A purpose has no bar in its name.');
  return Buffer.from(`v1|${purpose}|${uid}`);
}
