import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** `expired`: the site no longer takes it · `forgotten`: the person had it destroyed. */
export const lineSessionStatuses = ['active', 'expired', 'forgotten'] as const;
/** How its cookies came to us: pasted into the page, or handed over by the helper command. */
export const lineSessionOrigins = ['pasted', 'helper'] as const;

/** A creator account at the site. */
export const lineCreatorSchema = z.object({
  /** Its id in the site's addresses. */
  pageId: z.string().min(1),
  /** As the site shows it; null where it could not be read. */
  name: z.string().nullable(),
});
export type LineCreator = z.infer<typeof lineCreatorSchema>;

/** A person's session at Creators Market, under the uid. No client reads it. */
export const lineSessionSchema = z.object({
  userId: z.string().min(1),
  /** The cookies, sealed for this person and this purpose alone; null once they are forgotten. */
  cookieData: z.string().nullable(),
  /** When the last of its cookies ends by its own word; the site may end it earlier. */
  expiresAt: timestamp.nullable(),
  status: z.enum(lineSessionStatuses),
  origin: z.enum(lineSessionOrigins),
  /** The creator account that the person connected: its id in the site's addresses. Nothing is done with another one. */
  pageId: z.string().nullable().default(null),
  creatorName: z.string().nullable().default(null),
  /** Another account, to which the cookies belong: nothing is done with it until the person confirms the change. */
  otherCreator: lineCreatorSchema.nullable().default(null),
  /** When the site last took it. */
  verifiedAt: timestamp.nullable(),
  lastUsedAt: timestamp.nullable(),
  /** When these cookies came. */
  connectedAt: timestamp,
  /** Current visits by ID, with the time at which each expires unless it is renewed. */
  visits: z.record(z.string(), timestamp).default({}),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type LineSession = z.infer<typeof lineSessionSchema>;

/** What the person sees of it: a document of its own, written in the same transaction. */
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

/** A code that the helper command hands cookies over with, under the code's SHA-256; used once. */
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

/** Longest text that is looked at for cookies, characters. */
export const maxCookieText = 512 * 1024;
