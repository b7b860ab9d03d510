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
  /** The site still takes the session. */
  'session',
  /** The item of an earlier attempt is looked for, by its number, else by its unique title. */
  'find',
  /** The form is filled in and read back. */
  'form',
  /** Saved; the number that the site gives is kept at once. */
  'save',
  'count',
  'images',
  'tags',
  'price',
  /** Everything is read back and compared with what was asked. */
  'review',
  /** The request for review: never twice. */
  'request',
  /** The site's confirmation. */
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
  /** Its picture in the bucket: no cookie, and names masked. */
  screenshot: z.string().nullable(),
});
export type AttemptStep = z.infer<typeof attemptStepSchema>;

/** Where the page was not as we know it. English, for operators; no personal data. */
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
  /** The request that began it: asked twice, begun once. */
  requestId: z.string().min(1),
  errorCode: z.enum(errorCodes).nullable(),
  /** For operators, English. The site's own messages about the set are in `siteErrors`. */
  errorMessage: z.string().max(2000).nullable(),
  /** The site's own words about a field or a picture, as it wrote them. */
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
  /** Digest of the pictures alone, independent of their order. */
  imagesDigest: z.string().min(1),
  /** Written before the click: afterwards this attempt never clicks again, it only reads the status. */
  requestedAt: timestamp.nullable().default(null),
  ...leaseFields,
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type SubmissionAttempt = z.infer<typeof submissionAttemptSchema>;

/** Runs of one attempt before it is given up. */
export const maxSubmissionRuns = 3;
/** Daily limit of the site for review requests of one creator. */
export const maxRequestsPerDay = 30;

/** One submission or rehearsal of a person at a time, under their uid; days begin at midnight in Japan. */
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
