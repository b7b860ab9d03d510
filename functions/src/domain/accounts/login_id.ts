import { z } from 'zod';
import { isReservedId } from '../paths.ts';
import { timestamp } from '../timestamp.ts';

/** `.invalid` never resolves (RFC 6761): no mail can reach such an address. */
const domain = 'login.pochitto.invalid';

/**
 * A login ID that an administrator gives to a person without an e-mail address: 3 to 32 of a-z, 0-9, `_`, `-`, and
 * single dots between them. Uppercase and full-width letters are normalized.
 */
export const loginIdSchema = z
  .string()
  .max(100, 'login_id_invalid')
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(3, 'login_id_invalid')
      .max(32, 'login_id_invalid')
      .regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/, 'login_id_invalid')
      .refine((loginId) => !isReservedId(loginId), 'login_id_invalid'),
  );

/**
 * Returns the Firebase Auth address of a login ID: `hana.2` is `hana.2@login.pochitto.invalid`. A person with a
 * login ID signs in with this address and their password.
 */
export function loginIdEmail(loginId: string): string {
  return `${loginIdSchema.parse(loginId)}@${domain}`;
}

/** Tells whether an address belongs to a login ID; only administrators create such addresses. */
export function isLoginIdEmail(email: string): boolean {
  return email.toLowerCase().endsWith(`@${domain}`);
}

/** Reserves a login ID for one person. No client reads it. */
export const loginIdDocument = z.object({
  userId: z.string().min(1),
  /** Salted hash of the initial password; null once it was changed. */
  initialPasswordHash: z.string().nullable(),
  /** When an administrator last issued a new one: sessions from before have to sign in again. */
  renewedAt: timestamp.nullable().default(null),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export const shortestPassword = 8;

/** A chosen password. It is neither trimmed nor normalized. */
export const passwordSchema = z.string().min(shortestPassword, 'password_too_short').max(200);
