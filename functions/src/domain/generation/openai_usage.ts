import { z } from 'zod';
import { isLoginIdEmail } from '../accounts/login_id.ts';
import { timestamp } from '../timestamp.ts';
import { imageModelNames } from './image_model.ts';

/**
 * Outcome of a call. `pending`: running, or its process crashed · `cancelled`: canceled before it was sent ·
 * `drawn`, `malformed_answer`: billed · `outcome_unknown`: perhaps billed · any other: not billed.
 */
export const usageOutcomes = [
  'pending',
  'cancelled',
  'drawn',
  'rate_limited',
  'server_error',
  'not_sent',
  'outcome_unknown',
  'moderation_blocked',
  'refused',
  'malformed_answer',
] as const;
export type UsageOutcome = (typeof usageOutcomes)[number];

/** One call to OpenAI with its outcome. */
export const openAiUsageSchema = z.object({
  userId: z.string().min(1),
  /** As received; null if there was none. JSON text, because Firestore cannot store nested lists. */
  usage: z.unknown(),
  metadata: z.object({
    /** The set or conversion that was drawn: one of the two. */
    stampId: z.string().nullable(),
    conversionId: z.string().nullable(),
    callId: z.string().min(1),
    /** Number of the call for one picture, from 1. */
    attempt: z.number().int().min(1),
    /** As sent. Contains what people wrote, so it is never logged. null in records of older versions. */
    prompt: z.string().nullable().default(null),
    model: z.enum(imageModelNames),
    /** OpenAI's request ID. */
    requestId: z.string().nullable(),
    milliseconds: z.number().int().min(0).nullable(),
    /** Millionths of a USD: an estimate while pending or unknown, 0 if not billed. */
    costUsdMicros: z.number().int().min(0),
    outcome: z.enum(usageOutcomes),
    /** Whether the person had never bought anything. */
    isFree: z.boolean().default(false),
    /** The day in Japan that it counts for, `yyyy-mm-dd`. */
    day: z.iso.date(),
  }),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});

export type OpenAiUsage = z.infer<typeof openAiUsageSchema>;

/** Tells whether a call with this outcome keeps its cost in the books. */
export function mayBeBilled(outcome: UsageOutcome): boolean {
  return ['pending', 'drawn', 'outcome_unknown', 'malformed_answer'].includes(outcome);
}

/** Cost of drawing in one day: of everyone (`userId` null, the operator's total) or of one person. */
export const aiSpendSchema = z.object({
  userId: z.string().min(1).nullable(),
  /** Millionths of a USD, including reservations. */
  costUsdMicros: z.number().int(),
  /** The part that was drawn for people who never bought anything. */
  freeCostUsdMicros: z.number().int().default(0),
  /** Pictures that were billed, may have been billed, or are in progress. */
  images: z.number().int(),
  /** Millionths of a USD by model. */
  models: z.record(z.string(), z.number().int()).default({}),
  /** The day in Japan, `yyyy-mm-dd`; null in documents of older versions. */
  day: z.iso.date().nullable().default(null),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type AiSpend = z.infer<typeof aiSpendSchema>;

/** Start times of the last minute's calls, including planned ones: milliseconds since 1970, oldest first. */
export const imageRateSchema = z.object({ startsAt: z.array(z.number()), updatedAt: timestamp });

/** What an ID token says about the sign-in. */
export interface SignInFacts {
  readonly email: string;
  readonly emailVerified: boolean;
  /** `firebase.sign_in_provider`. */
  readonly provider: string | null;
}

/**
 * Tells whether a sign-in verifies who a person is: by e-mail, by Google, or with a login ID, which an
 * administrator issues. Accounts that anyone can create in bulk do not count. LINE counts by the profile, as long
 * as it is linked: a session started with LINE outlives the link.
 */
export function isVerifiedSignIn({ email, emailVerified, provider }: SignInFacts): boolean {
  return emailVerified || provider === 'google.com' || isLoginIdEmail(email);
}

/**
 * Whether AI drawing is stopped, by whom and why: one document, which every vendor call reads first. No client
 * reads it.
 */
export const aiSwitchSchema = z.object({
  isStopped: z.boolean(),
  reason: z.string().max(200),
  changedBy: z.string().min(1),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type AiSwitch = z.infer<typeof aiSwitchSchema>;
