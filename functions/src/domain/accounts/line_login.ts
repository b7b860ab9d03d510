import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import { locales } from './user.ts';

/** Time limit for LINE's sign-in pages, seconds. */
export const lineLoginSeconds = 600;

/** A sign-in with LINE on its way. It can be finished once, by the browser that began it. No client reads it. */
export const lineLoginDocument = z.object({
  /** The person who links LINE to their account; null for a sign-in. */
  userId: z.string().min(1).nullable(),
  /** SHA-256 of the secret that only the browser holds, base64url. */
  secretHash: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(43),
  locale: z.enum(locales),
  /** A TTL policy on this field removes unfinished sign-ins. */
  expiresAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** Whose a LINE account is, under its LINE user id: what keeps `lineUserId` unique. No client reads it. */
export const lineAccountDocument = z.object({
  userId: z.string().min(1),
  createdAt: timestamp,
  updatedAt: timestamp,
});
