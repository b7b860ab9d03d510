import { z } from 'zod';
import { isLoginIdEmail } from '../accounts/login_id.ts';
import { timestamp } from '../timestamp.ts';
import { imageModelNames } from './image_model.ts';

/**
 * What came of a call. `pending`: under way, or its process died · `cancelled`: given up before it was sent ·
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
  /** As received; null where nothing was. Nested lists, which Firestore cannot hold, make it JSON text. */
  usage: z.unknown(),
  metadata: z.object({
    /** What was drawn for: one of the two. */
    stampId: z.string().nullable(),
    conversionId: z.string().nullable(),
    callId: z.string().min(1),
    /** From 1; the calls for one picture. */
    attempt: z.number().int().min(1),
    /** As it was sent: what people wrote, so it goes into no log. null in records of older versions. */
    prompt: z.string().nullable().default(null),
    model: z.enum(imageModelNames),
    /** OpenAI's name of the call. */
    requestId: z.string().nullable(),
    milliseconds: z.number().int().min(0).nullable(),
    /** Millionths of a USD: an estimate while pending or unknown, 0 for what was not billed. */
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

/** Whether a call with this outcome stays on the books with its cost. */
export function mayBeBilled(outcome: UsageOutcome): boolean {
  return ['pending', 'drawn', 'outcome_unknown', 'malformed_answer'].includes(outcome);
}

/** What was spent on drawing in one day: by everybody (`userId` null, the operator's book) or by one person. */
export const aiSpendSchema = z.object({
  userId: z.string().min(1).nullable(),
  /** Millionths of a USD, with what is still reserved. */
  costUsdMicros: z.number().int(),
  /** The part of it that was drawn for people who never bought anything. */
  freeCostUsdMicros: z.number().int().default(0),
  /** Pictures that were billed, may have been, or are under way. */
  images: z.number().int(),
  /** Millionths of a USD by model. */
  models: z.record(z.string(), z.number().int()).default({}),
  /** The day in Japan, `yyyy-mm-dd`; null in documents of older versions. */
  day: z.iso.date().nullable().default(null),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type AiSpend = z.infer<typeof aiSpendSchema>;

/** When the calls of the last minute began or will begin: milliseconds since 1970, the oldest first. */
export const imageRateSchema = z.object({ startsAt: z.array(z.number()), updatedAt: timestamp });

/** What an ID token says about the sign-in. */
export interface SignInFacts {
  readonly email: string;
  readonly emailVerified: boolean;
  /** `firebase.sign_in_provider`. */
  readonly provider: string | null;
}

/**
 * Whether a sign-in proves who a person is: by e-mail, by Google, or with a login ID, which an administrator gives. Accounts
 * that anybody can open by the dozen do not count. LINE counts by the profile, as long as it is linked: a session that
 * LINE began outlives the link.
 */
export function isVerifiedSignIn({ email, emailVerified, provider }: SignInFacts): boolean {
  return emailVerified || provider === 'google.com' || isLoginIdEmail(email);
}

/** Whether AI drawing is stopped, by whom and why: one document, which every call to a vendor reads first. No client reads it. */
export const aiSwitchSchema = z.object({
  isStopped: z.boolean(),
  reason: z.string().max(200),
  changedBy: z.string().min(1),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type AiSwitch = z.infer<typeof aiSwitchSchema>;
