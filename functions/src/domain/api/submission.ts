import { z } from 'zod';
import { documentIdSchema } from '../paths.ts';
import { lineSessionStatuses, pairingCodeSchema } from '../submission/line_session.ts';
import { reviewStatuses } from '../submission/review_status.ts';
import { submissionFormSchema } from '../submission/submission_form.ts';
import { type Contract, isoTime } from './contract.ts';

/** LINE sessions and submissions. */
export const submissionApi = {
  /**
   * Connects Creators Market with cookies that the person exported: of LINE's hosts alone, tried at the site before
   * they are kept, and never shown again. `line_sessions` summaries tell the state.
   */
  connectLine: {
    access: 'signed_in',
    input: z.strictObject({ cookies: z.string().min(1, 'line_cookies_unreadable') }),
    output: z.object({}),
  },
  /** A code for the helper command, which hands cookies over in the person's stead; used once, within minutes. */
  startLinePairing: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({ code: z.string(), expiresAt: isoTime }),
  },
  /** For the helper command: the cookies, with the code that the person typed into it. Asks no sign-in. */
  handOverLineCookies: {
    access: 'public',
    input: z.strictObject({ code: pairingCodeSchema, cookies: z.string().min(1, 'line_cookies_unreadable') }),
    output: z.object({}),
  },
  /** Asks the site whether it still takes the session. */
  checkLineSession: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({ status: z.enum(lineSessionStatuses) }),
  },
  /**
   * Confirms that the account to which the cookies belong is the right one from now on. `line_other_creator` where they
   * belong to another one than the person saw.
   */
  confirmLineCreator: {
    access: 'signed_in',
    input: z.strictObject({ pageId: documentIdSchema }),
    output: z.object({}),
  },
  /** Destroys the session: what was kept of it can never be read again. */
  forgetLine: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({}),
  },
  /** Fills everything in at Creators Market but the request for review. The same request id begins one attempt. */
  rehearseSubmission: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, requestId: z.uuid() }),
    output: z.object({ attemptNo: z.number().int().positive() }),
  },
  /**
   * Submits. `confirmed` is what the person saw and said yes to: the form and the revision as they stand
   * (`submission_changed` otherwise), every human check, and that it is done in their name.
   */
  submitStamp: {
    access: 'signed_in',
    input: z.strictObject({
      stampId: documentIdSchema,
      requestId: z.uuid(),
      confirmed: z.strictObject({
        form: submissionFormSchema,
        revision: z.number().int().min(0),
        humanChecks: z.array(z.string().max(40)).max(40),
        inMyName: z.literal(true, 'submission_unconfirmed'),
      }),
    }),
    output: z.object({ attemptNo: z.number().int().positive() }),
  },
  /** Asks the site what became of a set that was handed in. */
  checkReview: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({ reviewStatus: z.enum(reviewStatuses) }),
  },
} as const satisfies Contract;
