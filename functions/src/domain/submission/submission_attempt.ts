import { z } from 'zod';
import { errorCodes } from '../error_codes.ts';
import { leaseFields } from '../lease.ts';
import { timestamp } from '../timestamp.ts';
import { mayFollow, type Transitions } from '../transition.ts';
import { submissionFormSchema } from './submission_form.ts';

/** A rehearsal does everything except the request for review. */
export const submissionModes = ['rehearsal', 'submit'] as const;
export type SubmissionMode = (typeof submissionModes)[number];

/** How the set's latest submission ended; `none` before its first. */
export const submissionOutcomes = ['none', 'failed', 'session_expired', 'rejected', 'submitted'] as const;
export type SubmissionOutcome = (typeof submissionOutcomes)[number];

export const attemptStatuses = ['submitting', 'submitted', 'failed', 'session_expired'] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];

/** A completed rehearsal is `submitted` too. */
export const attemptTransitions: Transitions<AttemptStatus> = {
  submitting: ['submitted', 'failed', 'session_expired'],
  submitted: [],
  failed: [],
  session_expired: [],
};

export function attemptMayBecome(from: AttemptStatus, to: AttemptStatus): boolean {
  return mayFollow(attemptTransitions, from, to);
}

/** The steps at the site in order; a rehearsal ends with `review`. */
export const submissionSteps = [
  /** Check that the site still accepts the session. */
  'session',
  /** Look for the item of an earlier attempt, by its number, else by its unique title. */
  'find',
  /** Fill in the form and read it back. */
  'form',
  /** Save; the item number from the site is stored immediately. */
  'save',
  'count',
  'images',
  'tags',
  'price',
  /** Read everything back and compare it with the form. */
  'review',
  /** Request the review: never twice. */
  'request',
  /** Read the site's confirmation. */
  'confirm',
] as const;
export type SubmissionStep = (typeof submissionSteps)[number];
export const rehearsalSteps: readonly SubmissionStep[] = submissionSteps.slice(
  0,
  submissionSteps.indexOf('request'),
);

export const attemptStepSchema = z.object({
  name: z.enum(submissionSteps),
  startedAt: timestamp,
  /** null while it runs. */
  ms: z.number().int().min(0).nullable(),
  /** Its screenshot in the bucket: without cookies, with names masked. */
  screenshot: z.string().nullable(),
});
export type AttemptStep = z.infer<typeof attemptStepSchema>;

/** A difference between a page and what we expect. English, for operators; no personal data. */
export const driftSchema = z.object({
  step: z.enum(submissionSteps),
  expected: z.string().max(500),
  found: z.string().max(500),
});

export const submissionAttemptSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().min(1),
  /** Counted from 1 within the set. */
  attemptNo: z.number().int().positive(),
  mode: z.enum(submissionModes),
  status: z.enum(attemptStatuses),
  /** The request that started it: a repeated request starts it once. */
  requestId: z.string().min(1),
  errorCode: z.enum(errorCodes).nullable(),
  /** For operators, English. The site's own messages about the set are in `siteErrors`. */
  errorMessage: z.string().max(2000).nullable(),
  /** The site's own messages about a field or an image, verbatim. */
  siteErrors: z
    .array(z.object({ where: z.string().max(80), text: z.string().max(500) }))
    .max(100)
    .default([]),
  drift: driftSchema.nullable().default(null),
  steps: z.array(attemptStepSchema).max(60).default([]),
  /** The values that the person confirmed, as they are entered at the site. */
  form: submissionFormSchema,
  /** The revision and the package that were checked. */
  revision: z.number().int().min(0),
  packagePath: z.string().min(1),
  /** Digest of the images, independent of their order. */
  imagesDigest: z.string().min(1),
  /** Written before the click: afterwards this attempt never clicks again and only reads the status. */
  requestedAt: timestamp.nullable().default(null),
  ...leaseFields,
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type SubmissionAttempt = z.infer<typeof submissionAttemptSchema>;

/** Maximum number of runs of one attempt. */
export const maxSubmissionRuns = 3;
/** Daily limit of the site for review requests of one creator. */
export const maxRequestsPerDay = 30;

/** One submission or rehearsal per person at a time, under their uid; days begin at midnight in Japan. */
export const submissionLockSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().nullable(),
  attemptNo: z.number().int().positive().nullable(),
  /** 2026-11-22 */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  requests: z.number().int().min(0),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type SubmissionLock = z.infer<typeof submissionLockSchema>;
