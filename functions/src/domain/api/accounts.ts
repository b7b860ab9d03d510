import { z } from 'zod';
import { loginIdSchema, passwordSchema } from '../accounts/login_id.ts';
import { roles } from '../accounts/role.ts';
import { unlinkableMethods } from '../accounts/sign_in.ts';
import { locales, maxDisplayName } from '../accounts/user.ts';
import { nameText } from '../name_text.ts';
import { mostNoticesMarked } from '../notices/notice.ts';
import { noticeChannels, noticeKindNames } from '../notices/notice_kinds.ts';
import { noticeIdSchema, opaque, uidSchema } from '../paths.ts';
import { type Contract, isoTime } from './contract.ts';

/** Profiles, sign-in, roles and other account matters. */
export const accountsApi = {
  /** Creates the profile at first sign-in, and adopts an e-mail address that changed in Auth. Idempotent. */
  openProfile: {
    access: 'signed_in',
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({ created: z.boolean() }),
  },
  /**
   * Starts a sign-in with LINE, or for a signed-in person the linking of their account. The browser stores `state`
   * and `secret` in session storage and redirects to `authorizeUrl`.
   */
  beginLineLogin: {
    access: 'public',
    appCheck: 'limited_use',
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({ authorizeUrl: z.url(), state: opaque, secret: opaque }),
  },
  /**
   * Finishes it with the parameters of LINE's redirect: `code`, or `error` when the person canceled. Only the
   * browser that started it can do so, with the same sign-in state as then, once, within 10 minutes.
   */
  finishLineLogin: {
    access: 'public',
    appCheck: 'limited_use',
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
      /** Already linked: a new sign-in of the same person, also for `signInWithCustomToken`. */
      z.object({ outcome: z.literal('confirmed'), customToken: z.string() }),
    ]),
  },
  /** For administrators: creates an account without e-mail. The password is returned only here. */
  createLoginId: {
    access: 'admin',
    input: z.object({
      loginId: loginIdSchema,
      displayName: z.string().trim().min(1).max(100),
      locale: z.enum(locales),
    }),
    output: z.object({ uid: z.string(), loginId: z.string(), initialPassword: z.string() }),
  },
  /** For administrators: issues a new initial password for a forgotten one. Ends the person's sessions. */
  renewInitialPassword: {
    access: 'admin',
    input: z.object({ loginId: loginIdSchema }),
    output: z.object({ loginId: z.string(), initialPassword: z.string() }),
  },
  /** Stores the caller's language for their next device. */
  setLocale: {
    access: 'signed_in',
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({}),
  },
  /** Changes the caller's display name; empty for none. */
  changeDisplayName: {
    access: 'signed_in',
    input: z.strictObject({ displayName: nameText(maxDisplayName) }),
    output: z.object({}),
  },
  /**
   * Called before Auth sends the link to a new e-mail address: remembers a verified address that is given up, so
   * that it does not get another welcome ticket with a second account. Needs a recent sign-in.
   */
  prepareEmailChange: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({}),
  },
  /**
   * Unlinks Google or LINE, but never the last sign-in method. Needs a recent sign-in; does nothing if it is not
   * linked.
   */
  unlinkSignIn: {
    access: 'signed_in',
    input: z.strictObject({ method: z.enum(unlinkableMethods) }),
    output: z.object({}),
  },
  /** Turns one kind of notice on one channel on or off for the caller. */
  chooseNotice: {
    access: 'signed_in',
    input: z.strictObject({
      kind: z.enum(noticeKindNames),
      channel: z.enum(noticeChannels),
      isTold: z.boolean(),
    }),
    output: z.object({}),
  },
  /** Returns the caller's notice channels, and what each still lacks. */
  readNoticeChannels: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({}),
    output: z.object({
      /** `off`: the deployment sends no mail · `unverified`: the person has no verified address. */
      email: z.enum(['off', 'unverified', 'ready']),
      /** `off`: the deployment sends no LINE messages · `unlinked`: no LINE account is linked. */
      line: z.enum(['off', 'unlinked', 'not_a_friend', 'ready']),
      /** Where to add the Official Account; null if not needed, or if LINE does not answer. */
      friendUrl: z.url().nullable(),
    }),
  },
  /** Marks notices of the caller as read; those of others are ignored. */
  markNoticesRead: {
    access: 'signed_in',
    input: z.strictObject({ noticeIds: z.array(noticeIdSchema).min(1).max(mostNoticesMarked) }),
    output: z.object({}),
  },
  /** Replaces the initial password. Ends every session: sign in again with the new one. */
  changeInitialPassword: {
    access: 'signed_in',
    input: z.object({ password: passwordSchema }),
    output: z.object({}),
  },
  /** For administrators: deactivates or reactivates a person immediately. */
  setActive: {
    access: 'admin',
    input: z.object({ uid: uidSchema, isActive: z.boolean() }),
    output: z.object({}),
  },
  /**
   * Writes all data of the caller to a ZIP in the bucket that only they can read, until `expiresAt`. Replaces an
   * earlier one. May take minutes.
   */
  exportMyData: {
    access: 'signed_in',
    input: z.strictObject({}),
    output: z.object({ path: z.string().min(1), expiresAt: isoTime }),
  },
  /**
   * Deletes the caller and all their data, immediately and irreversibly. `confirm` is one of their
   * `confirmationWords`. May take minutes; after `deletion_unfinished` the rest is removed in the background.
   */
  deleteMe: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({ confirm: z.string().min(1).max(300) }),
    output: z.object({
      receipt: z.object({
        removedDocuments: z.number().int().min(0),
        removedFiles: z.number().int().min(0),
        /** Ledger entries that are kept without anything that leads back to the person. */
        keptLedgerEntries: z.number().int().min(0),
        /** Whether there was a customer at Stripe, who was deleted too. */
        stripeCustomer: z.boolean(),
        at: isoTime,
      }),
    }),
  },
  /**
   * For superusers: changes another person's role. A revoked role ends immediately, a granted one applies from the
   * next token.
   */
  setRole: {
    access: 'superuser',
    input: z.strictObject({ uid: uidSchema, role: z.enum(roles) }),
    output: z.object({}),
  },
} as const satisfies Contract;
