import { z } from 'zod';
import { errorCodes } from './errors.ts';
import { loginIdSchema } from './login_id.ts';
import { lookSchema } from './look.ts';
import { messageText } from './message_text.ts';
import { passwordSchema } from './password.ts';
import { paymentStates } from './payment_state.ts';
import { offerIds } from './prices.ts';
import { payments, stickerCountSchema, subjects } from './stamp.ts';
import { stickerSpec } from './sticker_spec.ts';
import { transactionStatuses } from './token_transaction.ts';
import { locales } from './user.ts';

/** 32 random bytes, base64url. */
const opaque = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const documentId = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);

const newMessage = z.object({ text: messageText, look: lookSchema.nullable().default(null) });

/** Every callable: its name, what it takes and what it answers. Functions and the web both parse with these. */
export const api = {
  /** Makes the profile at first sign-in; harmless when called again. */
  openProfile: {
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({ created: z.boolean() }),
  },
  /**
   * Starts a sign-in with LINE, or for somebody signed in the linking of their account. The browser keeps `state` and
   * `secret` (session storage) and goes to `authorizeUrl`.
   */
  beginLineLogin: {
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({ authorizeUrl: z.url(), state: opaque, secret: opaque }),
  },
  /**
   * Ends it with what LINE's redirect brought back: `code`, or `error` when the person cancelled. Only the browser
   * that began it can, signed in or out as it was then, once, within 10 minutes.
   */
  finishLineLogin: {
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
    ]),
  },
  /** For administrators: makes an account without e-mail. The password is shown here once and never again. */
  createLoginId: {
    input: z.object({
      loginId: loginIdSchema,
      displayName: z.string().trim().min(1).max(100),
      locale: z.enum(locales),
    }),
    output: z.object({ uid: z.string(), loginId: z.string(), initialPassword: z.string() }),
  },
  /** Changes the password an administrator gave. Ends every session: sign in again with the new one. */
  changeInitialPassword: {
    input: z.object({ password: passwordSchema }),
    output: z.object({}),
  },
  /** For administrators: shuts somebody out at once, or lets them in again. */
  setActive: {
    input: z.object({ uid: z.string().regex(/^[^/]{1,128}$/), isActive: z.boolean() }),
    output: z.object({}),
  },
  /**
   * Puts everything of the caller into a ZIP in the bucket that they alone can read, until `expiresAt`. An earlier one
   * goes. May take minutes.
   */
  exportMyData: {
    input: z.strictObject({}),
    output: z.object({ path: z.string().min(1), expiresAt: z.iso.datetime() }),
  },
  /**
   * Removes the caller with everything of theirs, at once and for good. `confirm` is one of their `confirmationWords`.
   * May take minutes; `deletion_unfinished` means that the rest goes by itself.
   */
  deleteMe: {
    input: z.strictObject({ confirm: z.string().min(1).max(300) }),
    output: z.object({
      receipt: z.object({
        removedDocuments: z.number().int().min(0),
        removedFiles: z.number().int().min(0),
        /** Entries of the ledger, which stay without anything that leads back to the person. */
        keptLedgerEntries: z.number().int().min(0),
        /** Whether there was a customer at Stripe, who is gone too. */
        stripeCustomer: z.boolean(),
        at: z.iso.datetime(),
      }),
    }),
  },
  /** Makes a set that waits for its photo, and says where to put it. */
  createStamp: {
    input: z
      .object({
        /** Chosen by the browser, so that a repeated call makes one set. */
        requestId: z.uuid(),
        count: stickerCountSchema,
        messages: z
          .array(newMessage)
          .min(stickerSpec.counts[0], 'message_count')
          .max(stickerSpec.counts[4], 'message_count'),
        presetId: documentId,
        subject: z.enum(subjects).default('auto'),
        payWith: z.enum(payments).default('ticket'),
      })
      .refine((input) => input.messages.length === input.count, {
        error: 'message_count',
        path: ['messages'],
      }),
    output: z.object({
      stampId: documentId,
      /** Folder in the bucket; the browser adds a file name of its own. */
      uploadFolder: z.string(),
    }),
  },
  /** Starts a failed set again with the photo it has. */
  retryStamp: {
    input: z.object({ stampId: documentId, subject: z.enum(subjects).optional() }),
    output: z.object({}),
  },
  /** Begins to buy: a page of Stripe's to send the person to. The same request id gives the same page. */
  openCheckout: {
    input: z.strictObject({ offer: z.enum(offerIds), requestId: z.uuid(), locale: z.enum(locales) }),
    output: z.object({ url: z.url(), purchaseId: documentId }),
  },
  /** For the page that Stripe sends people back to: asks Stripe, and credits what is paid. */
  settleCheckout: {
    input: z.strictObject({ sessionId: z.string().regex(/^cs_[A-Za-z0-9_]{1,200}$/) }),
    output: z.object({
      purchaseId: documentId,
      offer: z.enum(offerIds),
      status: z.enum(transactionStatuses),
      /** `waiting`: a konbini voucher was made and nobody has paid it yet. */
      payment: z.enum(paymentStates),
    }),
  },
  /** Takes a set away with its files. */
  deleteStamp: {
    input: z.object({ stampId: documentId }),
    output: z.object({}),
  },
} as const;

export type CallableName = keyof typeof api;
export type CallableInput<Name extends CallableName> = z.input<(typeof api)[Name]['input']>;
export type CallableRequest<Name extends CallableName> = z.output<(typeof api)[Name]['input']>;
export type CallableOutput<Name extends CallableName> = z.output<(typeof api)[Name]['output']>;

/** What a refused call carries in `details`: the code, and for bad input where it was. */
export const refusal = z.object({
  code: z.enum(errorCodes),
  path: z.array(z.union([z.string(), z.number()])).default([]),
  /** For `internal`: what the operator can look up in the logs. */
  reference: z.string().optional(),
});

export type Refusal = z.infer<typeof refusal>;
