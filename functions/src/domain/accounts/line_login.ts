import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import { locales } from './user.ts';

/** Time limit for LINE's sign-in pages, in seconds. */
export const lineLoginSeconds = 600;

/** A sign-in with LINE in progress. Only the browser that started it can finish it, once. No client reads it. */
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

/** The owner of a LINE account, under its LINE user ID: keeps `lineUserId` unique. No client reads it. */
export const lineAccountDocument = z.object({
  userId: z.string().min(1),
  createdAt: timestamp,
  updatedAt: timestamp,
});
