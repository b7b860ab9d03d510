import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** `expired`: the site no longer accepts it · `forgotten`: the person deleted it. */
export const lineSessionStatuses = ['active', 'expired', 'forgotten'] as const;
/** How we got its cookies: pasted into the page, or handed over by the helper command. */
export const lineSessionOrigins = ['pasted', 'helper'] as const;

/** A creator account at the site. */
export const lineCreatorSchema = z.object({
  /** Its ID in the site's URLs. */
  pageId: z.string().min(1),
  /** As the site shows it; null if it could not be read. */
  name: z.string().nullable(),
});
export type LineCreator = z.infer<typeof lineCreatorSchema>;

/** A person's session at Creators Market, under the uid. No client reads it. */
export const lineSessionSchema = z.object({
  userId: z.string().min(1),
  /** The cookies, encrypted for this person and purpose only; null once they are deleted. */
  cookieData: z.string().nullable(),
  /** When the last of its cookies expires by its own date; the site may end it earlier. */
  expiresAt: timestamp.nullable(),
  status: z.enum(lineSessionStatuses),
  origin: z.enum(lineSessionOrigins),
  /**
   * The creator account that the person connected: its ID in the site's URLs. Nothing is done with another account.
   */
  pageId: z.string().nullable().default(null),
  creatorName: z.string().nullable().default(null),
  /** Another account that the cookies belong to: nothing is done with it until the person confirms the change. */
  otherCreator: lineCreatorSchema.nullable().default(null),
  /** When the site last accepted it. */
  verifiedAt: timestamp.nullable(),
  lastUsedAt: timestamp.nullable(),
  /** When these cookies were received. */
  connectedAt: timestamp,
  /** Current visits by ID, with the time at which each expires unless it is renewed. */
  visits: z.record(z.string(), timestamp).default({}),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type LineSession = z.infer<typeof lineSessionSchema>;

/** What the person may see of it: a separate document, written in the same transaction. */
export const lineSessionSummarySchema = lineSessionSchema.pick({
  userId: true,
  status: true,
  origin: true,
  pageId: true,
  creatorName: true,
  otherCreator: true,
  expiresAt: true,
  verifiedAt: true,
  lastUsedAt: true,
  connectedAt: true,
  createdAt: true,
  updatedAt: true,
});
export type LineSessionSummary = z.infer<typeof lineSessionSummarySchema>;

/** A code with which the helper command hands over cookies, under the code's SHA-256; used once. */
export const linePairingSchema = z.object({
  userId: z.string().min(1),
  usedAt: timestamp.nullable(),
  expiresAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type LinePairing = z.infer<typeof linePairingSchema>;

/** Unambiguous letters and digits; shown as XXXX-XXXX. */
export const pairingCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .transform((code) => code.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[A-HJKMNP-Z2-9]{8}$/, 'line_pairing_unknown'));
export const pairingSeconds = 600;

/** Longest text that is searched for cookies, in characters. */
export const maxCookieText = 512 * 1024;
