import { z } from 'zod';
import { documentIdSchema } from '../paths.ts';
import { lineSessionStatuses, pairingCodeSchema } from '../submission/line_session.ts';
import { reviewStatuses } from '../submission/review_status.ts';
import { submissionFormSchema } from '../submission/submission_form.ts';
import { type Contract, isoTime } from './contract.ts';

/** LINE sessions and submissions. */
export const submissionApi = {
  /**
   * Connects Creators Market with exported cookies: only those of LINE's hosts, verified at the site before they
   * are stored, and never returned. Documents in `line_sessions` summaries show the state.
   */
  connectLine: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ cookies: z.string().min(1, 'line_cookies_unreadable') }),
    output: z.object({}),
  },
  /** Creates a code for the helper command, which hands over cookies for the person; usable once, within minutes. */
  startLinePairing: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({ code: z.string(), expiresAt: isoTime }),
  },
  /** For the helper command: hands over the cookies with the code that the person typed into it. Needs no sign-in. */
  handOverLineCookies: {
    access: 'public',
    appCheck: 'none',
    input: z.strictObject({ code: pairingCodeSchema, cookies: z.string().min(1, 'line_cookies_unreadable') }),
    output: z.object({}),
  },
  /** Asks the site whether it still accepts the session. */
  checkLineSession: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({}),
    output: z.object({ status: z.enum(lineSessionStatuses) }),
  },
  /**
   * Confirms the account that the cookies belong to as the right one. Throws `line_other_creator` if it is not the
   * one that the person saw.
   */
  confirmLineCreator: {
    access: 'signed_in',
    input: z.strictObject({ pageId: documentIdSchema }),
    output: z.object({}),
  },
  /** Deletes the session: what was stored can never be read again. */
  forgetLine: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({}),
  },
  /** Does everything at Creators Market except the request for review. The same request ID starts one attempt. */
  rehearseSubmission: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ stampId: documentIdSchema, requestId: z.uuid() }),
    output: z.object({ attemptNo: z.number().int().positive() }),
  },
  /**
   * Submits. `confirmed` is what the person confirmed: form and revision as they are now (`submission_changed`
   * otherwise), every human check, and that it is done in their name.
   */
  submitStamp: {
    access: 'signed_in',
    appCheck: 'limited_use',
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
  /** Asks the site for the review state of a submitted set. */
  checkReview: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({ reviewStatus: z.enum(reviewStatuses) }),
  },
} as const satisfies Contract;
