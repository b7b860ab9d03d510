import { z } from 'zod';
import { actingSchema, facePlaceSchema, newActingSchema } from './acting/acting.ts';
import { actorSchema } from './actor.ts';
import { brightnessSchema } from './brightness.ts';
import { captionStyleSchema } from './caption_style.ts';
import { conversionViewSchema } from './conversion_view.ts';
import { documentIdSchema, uidSchema } from './document_id.ts';
import { errorCodes } from './error_codes.ts';
import { exportTargets } from './export_target.ts';
import { findingSchema } from './finding.ts';
import { engines } from './generate_queue.ts';
import { ratingSchema } from './generated_image.ts';
import {
  conversionStatuses,
  generationCountSchema,
  maxReferences,
  maxVariants,
  promptSchema,
  studioNameSchema,
} from './image_conversion.ts';
import { lineSessionStatuses, pairingCodeSchema } from './line_session.ts';
import { loginIdSchema, passwordSchema } from './login_id.ts';
import { messageText } from './message_text.ts';
import { poseSchema } from './pose.ts';
import { presetContentSchema, presetSlugSchema } from './preset.ts';
import { offerIds } from './prices.ts';
import { reviewStatuses } from './review_status.ts';
import { ranks, roles } from './role.ts';
import { characterCategories, setMetadataSchema, styleCategories } from './set_metadata.ts';
import { payments, stickerCountSchema, subjects } from './stamp.ts';
import { stickerSpec } from './sticker_spec.ts';
import { studioEffectSchema } from './studio_effect.ts';
import { shareHours } from './studio_share.ts';
import { submissionFormSchema } from './submission_form.ts';
import { paymentStates, transactionStatuses } from './token_transaction.ts';
import { touchUpSchema } from './touch_up.ts';
import { locales } from './user.ts';

/** 32 random bytes, base64url. */
const opaque = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** As Storage rules allow them. */
const uploadNameSchema = z.string().regex(/^[A-Za-z0-9-]{1,64}\.[a-z0-9]{1,5}$/);

/** Without an acting the server plans one; `null` asks for a plain picture. */
const newMessage = z.object({
  text: messageText,
  pose: poseSchema.nullable().default(null),
  acting: newActingSchema.nullable().optional(),
});

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
  /** For administrators: a new initial password for one that was forgotten. Ends the person's sessions. */
  renewInitialPassword: {
    input: z.object({ loginId: loginIdSchema }),
    output: z.object({ loginId: z.string(), initialPassword: z.string() }),
  },
  /** Keeps the caller's language for their next device. */
  setLocale: {
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({}),
  },
  /** Changes the password an administrator gave. Ends every session: sign in again with the new one. */
  changeInitialPassword: {
    input: z.object({ password: passwordSchema }),
    output: z.object({}),
  },
  /** For administrators: shuts somebody out at once, or lets them in again. */
  setActive: {
    input: z.object({ uid: uidSchema, isActive: z.boolean() }),
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
        presetId: documentIdSchema,
        engine: z.enum(engines).default('embedded'),
        subject: z.enum(subjects).default('auto'),
        /** Where a face with arms and legs is drawn on a thing; null = nowhere. */
        drawnFace: facePlaceSchema.nullable().default(null),
        /** Who of several people acts; null = everyone. */
        actor: actorSchema.nullable().default(null),
        payWith: z.enum(payments).default('ticket'),
      })
      .refine((input) => input.messages.length === input.count, {
        error: 'message_count',
        path: ['messages'],
      }),
    output: z.object({
      stampId: documentIdSchema,
      /** Folder in the bucket; the browser adds a file name of its own. */
      uploadFolder: z.string(),
    }),
  },
  /** Starts a failed set again with the photo it has. */
  retryStamp: {
    input: z.object({ stampId: documentIdSchema, subject: z.enum(subjects).optional() }),
    output: z.object({}),
  },
  /** Stops the making at once: what is finished stays, the rest goes and is given back. */
  cancelGeneration: { input: z.strictObject({ stampId: documentIdSchema }), output: z.object({}) },
  /** The first sheet looks right: the rest is drawn in its style. */
  approveProofSheet: { input: z.strictObject({ stampId: documentIdSchema }), output: z.object({}) },
  /** It does not: another one, a few times a set. `round` is the one that was looked at. */
  redrawProofSheet: {
    input: z.strictObject({ stampId: documentIdSchema, runNumber: z.number().int().min(0) }),
    output: z.object({}),
  },
  /** One sticker of a finished set once more: drawn anew, or with the embedded engine in another pose. */
  regenerateSticker: {
    input: z.strictObject({ stampId: documentIdSchema, messageId: documentIdSchema }),
    output: z.object({}),
  },
  /** More stickers for a finished set, paid with tokens. The same request id adds them once. */
  addMessages: {
    input: z.strictObject({
      stampId: documentIdSchema,
      requestId: z.uuid(),
      messages: z.array(newMessage).min(1, 'message_count').max(32, 'message_count'),
    }),
    output: z.object({}),
  },
  /**
   * Saves what the editor changed, all of it or nothing, free of charge. `revision` is the one that was edited: an older
   * one is refused (`stamp_changed`). Left out = unchanged.
   */
  saveEdits: {
    input: z.strictObject({
      stampId: documentIdSchema,
      revision: z.number().int().min(0),
      stickers: z
        .array(
          z.strictObject({
            messageId: documentIdSchema,
            message: messageText.optional(),
            pose: poseSchema.nullable().optional(),
            caption: captionStyleSchema.nullable().optional(),
            /** Names that this version does not know may stay, and none may be added. */
            acting: actingSchema.nullable().optional(),
          }),
        )
        .max(stickerSpec.counts[4])
        .default([]),
      /** All stickers of the set in their new order. */
      order: z.array(documentIdSchema).max(stickerSpec.counts[4]).optional(),
      /** Stickers to take out of the set. */
      removed: z.array(documentIdSchema).max(stickerSpec.counts[4]).optional(),
      mainMessageId: documentIdSchema.nullable().optional(),
      tabMessageId: documentIdSchema.nullable().optional(),
      touchUp: touchUpSchema.optional(),
      /** Pictures to draw once more although nothing of theirs changes: stickers, `main` or `tab`. */
      redraw: z
        .array(documentIdSchema)
        .max(stickerSpec.counts[4] + 2)
        .optional(),
    }),
    output: z.object({ revision: z.number().int().min(0) }),
  },
  /**
   * Cuts the photo of a finished set out as something else, or with somebody else of several people, and draws all its
   * stickers anew, free. Left out = unchanged.
   */
  cutOutAgain: {
    input: z.strictObject({
      stampId: documentIdSchema,
      revision: z.number().int().min(0),
      subject: z.enum(subjects).optional(),
      actor: actorSchema.nullable().optional(),
    }),
    output: z.object({ revision: z.number().int().min(0) }),
  },
  /**
   * Puts another photo of the same subject in the place of a finished set's and draws all its stickers anew, free. It is
   * uploaded where photos for previews go, and goes from there in any case.
   */
  changePhoto: {
    input: z.strictObject({
      stampId: documentIdSchema,
      revision: z.number().int().min(0),
      uploadName: uploadNameSchema,
    }),
    output: z.object({ revision: z.number().int().min(0) }),
  },
  /** The cut-out of an uploaded photo, free, before there is a set; the browser draws the preview from it. */
  previewCutOut: {
    input: z.strictObject({
      uploadName: uploadNameSchema,
      subject: z.enum(subjects).default('auto'),
    }),
    output: z.object({ path: z.string() }),
  },
  /** Judges a finished set by every rule of Creators Market that a program can check. */
  checkStamp: {
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({
      findings: z.array(findingSchema),
      /** 0 to 100. */
      score: z.number().int().min(0).max(100),
      /** The set's `revision` that was judged. */
      checkedRevision: z.number().int().min(0),
    }),
  },
  /**
   * Writes the files of a finished set for a target and says where they lie. `line`: the ZIP, its copy-paste sheets and
   * its values, refused (`package_blocked`) while a finding blocks. The same set gives the same paths.
   */
  preparePackage: {
    input: z.strictObject({ stampId: documentIdSchema, target: z.enum(exportTargets).default('line') }),
    output: z.object({
      paths: z
        .array(
          z.object({
            kind: z.enum(['zip', 'sheet_ja', 'sheet_en', 'values']),
            path: z.string().min(1),
            /** What to call it when it is saved. */
            fileName: z.string().min(1),
            bytes: z.number().int().positive(),
          }),
        )
        .min(1),
      preparedRevision: z.number().int().min(0),
    }),
  },
  /** Keeps what the form of Creators Market will be filled with; left out = its default. Drafts may break rules. */
  saveMetadata: {
    input: z.strictObject({ stampId: documentIdSchema, metadata: setMetadataSchema }),
    output: z.object({}),
  },
  /** Titles, descriptions and tags that fit the set, all within the limits. */
  suggestMetadata: {
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({
      proposals: z.array(
        z.object({
          title: z.object({ en: z.string(), ja: z.string() }),
          description: z.object({ en: z.string(), ja: z.string() }),
        }),
      ),
      /** Tags by message id, in Japanese. */
      tags: z.record(z.string(), z.array(z.string())),
      styleCategory: z.enum(styleCategories),
      characterCategory: z.enum(characterCategories).nullable(),
      creatorName: z.string(),
      copyright: z.string(),
    }),
  },
  /** Begins to buy: a page of Stripe's to send the person to. The same request id gives the same page. */
  openCheckout: {
    input: z.strictObject({ offer: z.enum(offerIds), requestId: z.uuid(), locale: z.enum(locales) }),
    output: z.object({ url: z.url(), purchaseId: documentIdSchema }),
  },
  /** For the page that Stripe sends people back to: asks Stripe, and credits what is paid. */
  reconcileCheckout: {
    input: z.strictObject({ sessionId: z.string().regex(/^cs_[A-Za-z0-9_]{1,200}$/) }),
    output: z.object({
      purchaseId: documentIdSchema,
      offer: z.enum(offerIds),
      status: z.enum(transactionStatuses),
      /** `waiting`: a konbini voucher was made and nobody has paid it yet. */
      payment: z.enum(paymentStates),
    }),
  },
  /**
   * Connects Creators Market with cookies that the person exported: of LINE's hosts alone, tried at the site before
   * they are kept, and never shown again. `line_sessions` summaries tell the state.
   */
  connectLine: {
    input: z.strictObject({ cookies: z.string().min(1, 'line_cookies_unreadable') }),
    output: z.object({}),
  },
  /** A code for the helper command, which hands cookies over in the person's stead; used once, within minutes. */
  startLinePairing: {
    input: z.strictObject({}),
    output: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
  },
  /** For the helper command: the cookies, with the code that the person typed into it. Asks no sign-in. */
  handOverLineCookies: {
    input: z.strictObject({ code: pairingCodeSchema, cookies: z.string().min(1, 'line_cookies_unreadable') }),
    output: z.object({}),
  },
  /** Asks the site whether it still takes the session. */
  checkLineSession: {
    input: z.strictObject({}),
    output: z.object({ status: z.enum(lineSessionStatuses) }),
  },
  /** Destroys the session: what was kept of it can never be read again. */
  forgetLine: { input: z.strictObject({}), output: z.object({}) },
  /** Fills everything in at Creators Market but the request for review. The same request id begins one attempt. */
  rehearseSubmission: {
    input: z.strictObject({ stampId: documentIdSchema, requestId: z.uuid() }),
    output: z.object({ attemptNo: z.number().int().positive() }),
  },
  /**
   * Submits. `confirmed` is what the person saw and said yes to: the form and the revision as they stand
   * (`submission_changed` otherwise), every human check, and that it is done in their name.
   */
  submitStamp: {
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
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({ reviewStatus: z.enum(reviewStatuses) }),
  },
  /**
   * Starts a conversion of photos that were uploaded to `files.studioPicture`; its pictures are counted at once
   * (`studio_quota`). The same request id starts one. `effect`: what the embedded engine does; null: words for the AI.
   */
  startConversion: {
    input: z
      .strictObject({
        requestId: z.uuid(),
        original: z.strictObject({ name: studioNameSchema, fileName: z.string().trim().min(1).max(255) }),
        references: z.array(studioNameSchema).max(maxReferences).default([]),
        prompt: promptSchema,
        generationCount: generationCountSchema,
        engine: z.enum(engines),
        effect: studioEffectSchema.nullable().default(null),
        consent: z.literal(true, 'studio_consent'),
      })
      .refine(({ engine, effect }) => (engine === 'embedded') === (effect !== null), { path: ['effect'] }),
    output: z.object({ conversionId: documentIdSchema }),
  },
  /** Stops a conversion at once: what has not come yet never comes, and is given back. It leaves the gallery. */
  cancelConversion: { input: z.strictObject({ conversionId: documentIdSchema }), output: z.object({}) },
  /** Takes a conversion with its pictures out of the gallery, or (`isDeleted` false) back into it while it is kept. */
  setConversionDeleted: {
    input: z.strictObject({ conversionId: documentIdSchema, isDeleted: z.boolean() }),
    output: z.object({}),
  },
  setImageDeleted: {
    input: z.strictObject({ imageId: documentIdSchema, isDeleted: z.boolean() }),
    output: z.object({}),
  },
  setBrightness: {
    input: z.strictObject({ imageId: documentIdSchema, brightness: brightnessSchema }),
    output: z.object({}),
  },
  rateImage: {
    input: z.strictObject({ imageId: documentIdSchema, rating: ratingSchema }),
    output: z.object({}),
  },
  /** A page of the caller's conversions, newest first, with their pictures. `cursor` is the last answer's `next`. */
  listConversions: {
    input: z.strictObject({
      cursor: z.string().max(200).nullable().default(null),
      status: z.enum(conversionStatuses).nullable().default(null),
      /** Days in Japan, both included. */
      from: z.iso.date().nullable().default(null),
      to: z.iso.date().nullable().default(null),
      /** Words that the prompt has to hold. */
      text: z.string().trim().max(100).default(''),
    }),
    output: z.object({
      conversions: z.array(conversionViewSchema).max(20),
      next: z.string().nullable(),
    }),
  },
  /** Opens pictures of a conversion to whoever has the link, for some hours. The token is shown here alone. */
  shareImages: {
    input: z.strictObject({
      conversionId: documentIdSchema,
      imageIds: z.array(documentIdSchema).min(1).max(maxVariants),
      hours: z.union(shareHours.map((hours) => z.literal(hours))),
    }),
    output: z.object({ shareId: documentIdSchema, token: opaque, expiresAt: z.iso.datetime() }),
  },
  revokeShare: { input: z.strictObject({ shareId: documentIdSchema }), output: z.object({}) },
  /** For whoever has a link: what it opens. The pictures are at `/shared/<token>/<number>`. */
  openShare: {
    input: z.strictObject({ token: opaque }),
    output: z.object({
      expiresAt: z.iso.datetime(),
      images: z.array(
        z.object({
          number: z.number().int(),
          width: z.number().int(),
          height: z.number().int(),
          label: z.object({ ja: z.string(), en: z.string() }).nullable(),
        }),
      ),
    }),
  },
  /** For staff: who used how much of the month, a page at a time, by name. `name` is how those asked for begin. */
  listUsage: {
    input: z.strictObject({
      name: z.string().trim().max(100).default(''),
      cursor: z.string().max(2000).nullable().default(null),
    }),
    output: z.object({
      people: z.array(
        z.object({
          uid: z.string(),
          displayName: z.string(),
          /** The address they sign in with, for superusers; '' for staff, and where there is none. */
          email: z.string(),
          rank: z.enum(ranks),
          monthlyLimit: z.number().int(),
          monthlyUsed: z.number().int(),
          isActive: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
  /** For superusers: somebody's limit of pictures a month. */
  setMonthlyLimit: {
    input: z.strictObject({
      uid: uidSchema,
      monthlyLimit: z.number().int().min(0).max(100_000),
    }),
    output: z.object({}),
  },
  /** For superusers: a page of anybody's conversions. */
  listConversionsOf: {
    input: z.strictObject({
      uid: uidSchema,
      cursor: z.string().max(200).nullable().default(null),
    }),
    output: z.object({ conversions: z.array(conversionViewSchema).max(20), next: z.string().nullable() }),
  },
  /** For superusers: small copies of somebody's pictures of one conversion that are still there, by number. */
  inspectPictures: {
    input: z.strictObject({ conversionId: documentIdSchema }),
    output: z.object({
      pictures: z
        .array(z.object({ number: z.number().int(), webp: z.base64(), isDeleted: z.boolean() }))
        .max(5),
    }),
  },
  /** For superusers: somebody else's role. It ends at once, or begins with their next token. */
  setRole: {
    input: z.strictObject({ uid: uidSchema, role: z.enum(roles) }),
    output: z.object({}),
  },
  /** For administrators: writes a look people choose from. Sets that were made with it keep what they have. */
  savePreset: {
    input: z.strictObject({ slug: presetSlugSchema, preset: presetContentSchema }),
    output: z.object({ created: z.boolean() }),
  },
  /** Takes a set away with its files. */
  deleteStamp: {
    input: z.object({ stampId: documentIdSchema }),
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
  /** For `too_often`. */
  retryAfterSeconds: z.number().int().optional(),
});

export type Refusal = z.infer<typeof refusal>;
