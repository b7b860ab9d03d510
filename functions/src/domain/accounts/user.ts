import { z } from 'zod';
import { mostNameCharacters } from '../name_text.ts';
import { noticeChoicesSchema } from '../notices/notice_kinds.ts';
import { timestamp } from '../timestamp.ts';

export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Studio images per month that a new person may make. */
export const defaultMonthlyLimit = 100;

/** Longest display name, in graphemes. */
export const maxDisplayName = 40;

export const userSchema = z.object({
  userId: z.string().min(1),
  displayName: z.string().max(mostNameCharacters),
  email: z.string().max(254),
  photoURL: z.string().max(2000).nullable(),
  locale: z.enum(locales),
  lineUserId: z.string().nullable(),
  stripeCustomerId: z.string().nullable(),
  tokenBalance: z.number().int(),
  monthlyLimit: z.number().int().min(0),
  monthlyUsed: z.number().int().min(0),
  /** 2026-11: the month that `monthlyUsed` counts; null before the first conversion. */
  quotaMonth: z.string().nullable().default(null),
  isActive: z.boolean(),
  /** Set when a person is deactivated, until no download URL of their files works without sign-in. */
  hasOpenAddresses: z.boolean().default(false),
  /** When an unlinking of Google started that has not ended yet; Auth holds the link, so no transaction covers it. */
  unlinkingGoogleAt: timestamp.nullable().default(null),
  /** Whether the person still has an initial password. */
  mustChangePassword: z.boolean().default(false),
  noticeChoices: noticeChoicesSchema.default({}),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});

export type User = z.infer<typeof userSchema>;
