import { z } from 'zod';
import { loginIdSchema, passwordSchema } from '../accounts/login_id.ts';
import { roles } from '../accounts/role.ts';
import { unlinkableMethods } from '../accounts/sign_in_method.ts';
import { locales, maxDisplayName } from '../accounts/user.ts';
import { nameText } from '../name_text.ts';
import { mostNoticesMarked } from '../notices/notice.ts';
import { noticeChannels, noticeKindNames } from '../notices/notice_kinds.ts';
import { noticeIdSchema, opaque, uidSchema } from '../paths.ts';
import { type Contract, isoTime } from './contract.ts';

/** Profiles, sign-in, roles and what concerns a person as a whole. */
export const accountsApi = {
  /**
   * Makes the profile at first sign-in, and takes the e-mail address over from Auth once it has changed there. Harmless
   * when called again.
   */
  openProfile: {
    access: 'signed_in',
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({ created: z.boolean() }),
  },
  /**
   * Starts a sign-in with LINE, or for a signed-in person the linking of their account. The browser keeps `state` and
   * `secret` (session storage) and goes to `authorizeUrl`.
   */
  beginLineLogin: {
    access: 'public',
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({ authorizeUrl: z.url(), state: opaque, secret: opaque }),
  },
  /**
   * Ends it with what LINE's redirect brought back: `code`, or `error` when the person cancelled. Only the browser
   * that began it can, signed in or out as it was then, once, within 10 minutes.
   */
  finishLineLogin: {
    access: 'public',
    input: z
      .object({
        state: opaque,
        secret: opaque,
        code: z.string().min(1).max(2000).optional(),
        error: z.string().min(1).max(200).optional(),
      })
      .refine(({ code, error }) => (code === undefined) !== (error === undefined), { path: ['code'] }),
    output: z.discriminatedUnion('outcome', [
      /** For `signInWithCustomToken`. `created`: this was the first sign-in. */
      z.object({ outcome: z.literal('signed_in'), customToken: z.string(), created: z.boolean() }),
      z.object({ outcome: z.literal('linked') }),
      /** It was linked before: a new sign-in of the same person, also for `signInWithCustomToken`. */
      z.object({ outcome: z.literal('confirmed'), customToken: z.string() }),
    ]),
  },
  /** For administrators: makes an account without e-mail. The password is shown here once and never again. */
  createLoginId: {
    access: 'admin',
    input: z.object({
      loginId: loginIdSchema,
      displayName: z.string().trim().min(1).max(100),
      locale: z.enum(locales),
    }),
    output: z.object({ uid: z.string(), loginId: z.string(), initialPassword: z.string() }),
  },
  /** For administrators: a new initial password for one that was forgotten. Ends the person's sessions. */
  renewInitialPassword: {
    access: 'admin',
    input: z.object({ loginId: loginIdSchema }),
    output: z.object({ loginId: z.string(), initialPassword: z.string() }),
  },
  /** Keeps the caller's language for their next device. */
  setLocale: {
    access: 'signed_in',
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({}),
  },
  /** Changes what the caller is called; empty for no name. */
  changeDisplayName: {
    access: 'signed_in',
    input: z.strictObject({ displayName: nameText(maxDisplayName) }),
    output: z.object({}),
  },
  /**
   * Asked before Auth sends the link to a new e-mail address: a verified address that is given up is remembered, so that
   * it opens no second account with a welcome ticket. Needs a recent sign-in.
   */
  prepareEmailChange: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({}),
  },
  /** Unlinks Google or LINE, never the last way to sign in. Needs a recent sign-in; harmless when it is not linked. */
  unlinkSignIn: {
    access: 'signed_in',
    input: z.strictObject({ method: z.enum(unlinkableMethods) }),
    output: z.object({}),
  },
  /** Whether the caller is told of one kind of notice on one channel. */
  chooseNotice: {
    access: 'signed_in',
    input: z.strictObject({
      kind: z.enum(noticeKindNames),
      channel: z.enum(noticeChannels),
      isTold: z.boolean(),
    }),
    output: z.object({}),
  },
  /** Which channels there are for the caller, and what they lack. */
  readNoticeChannels: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({
      /** `off`: the deployment sends no mail · `unverified`: no address is proven to be theirs. */
      email: z.enum(['off', 'unverified', 'ready']),
      /** `off`: the deployment sends no messages there · `unlinked`: no LINE account is linked. */
      line: z.enum(['off', 'unlinked', 'not_a_friend', 'ready']),
      /** Where they add the Official Account; null where they need not, or LINE does not answer. */
      friendUrl: z.url().nullable(),
    }),
  },
  /** Marks notices of the caller as seen; those of others are left alone. */
  markNoticesRead: {
    access: 'signed_in',
    input: z.strictObject({ noticeIds: z.array(noticeIdSchema).min(1).max(mostNoticesMarked) }),
    output: z.object({}),
  },
  /** Changes the password an administrator gave. Ends every session: sign in again with the new one. */
  changeInitialPassword: {
    access: 'signed_in',
    input: z.object({ password: passwordSchema }),
    output: z.object({}),
  },
  /** For administrators: deactivates or reactivates a person at once. */
  setActive: {
    access: 'admin',
    input: z.object({ uid: uidSchema, isActive: z.boolean() }),
    output: z.object({}),
  },
  /**
   * Puts everything of the caller into a ZIP in the bucket that they alone can read, until `expiresAt`. An earlier one
   * goes. May take minutes.
   */
  exportMyData: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({ path: z.string().min(1), expiresAt: isoTime }),
  },
  /**
   * Removes the caller with everything of theirs, at once and for good. `confirm` is one of their `confirmationWords`.
   * May take minutes; `deletion_unfinished` means that the rest goes by itself.
   */
  deleteMe: {
    access: 'signed_in',
    input: z.strictObject({ confirm: z.string().min(1).max(300) }),
    output: z.object({
      receipt: z.object({
        removedDocuments: z.number().int().min(0),
        removedFiles: z.number().int().min(0),
        /** Entries of the ledger, which stay without anything that leads back to the person. */
        keptLedgerEntries: z.number().int().min(0),
        /** Whether there was a customer at Stripe, who is gone too. */
        stripeCustomer: z.boolean(),
        at: isoTime,
      }),
    }),
  },
  /**
   * For superusers: changes another person's role. A revoked role ends at once, a granted one applies from the next
   * token.
   */
  setRole: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema, role: z.enum(roles) }),
    output: z.object({}),
  },
} as const satisfies Contract;
