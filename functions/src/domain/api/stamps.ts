import { z } from 'zod';
import { actingSchema, facePlaceSchema } from '../acting/acting.ts';
import { engines } from '../generation/generate_queue.ts';
import { newMessage } from '../generation/generate_queue_message.ts';
import { nameText } from '../name_text.ts';
import { documentIdSchema } from '../paths.ts';
import { captionStyleSchema } from '../presets/caption_style.ts';
import { exportTargets } from '../stamps/export_target.ts';
import { findingSchema } from '../stamps/finding.ts';
import { messageText } from '../stamps/message_text.ts';
import { actorSchema, poseSchema } from '../stamps/pose.ts';
import { characterCategories, setMetadataSchema, styleCategories } from '../stamps/set_metadata.ts';
import { maxSetName, payments, stickerCountSchema, subjects } from '../stamps/stamp.ts';
import { stickerSpec } from '../stamps/sticker_spec.ts';
import { touchUpSchema } from '../stamps/touch_up.ts';
import { trialPhotoCharacters } from '../studio/photo_limits.ts';
import type { Contract } from './contract.ts';

/** As Storage rules allow them. */
const uploadNameSchema = z.string().regex(/^[A-Za-z0-9-]{1,64}\.[a-z0-9]{1,5}$/);

/** Sticker sets: made, edited, checked, packed, removed. */
export const stampsApi = {
  /** Makes a set that waits for its photo, and says where to put it. */
  createStamp: {
    access: 'signed_in',
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
  /** Gives a set a name of its own, or takes it away (empty). Nothing that goes to LINE changes. */
  renameStamp: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, name: nameText(maxSetName) }),
    output: z.object({}),
  },
  /** Shows an earlier version of a sticker again; what it shows now becomes a version. Free. */
  restoreVersion: {
    access: 'signed_in',
    input: z.strictObject({
      stampId: documentIdSchema,
      revision: z.number().int().min(0),
      messageId: documentIdSchema,
      number: z.number().int().min(0),
    }),
    output: z.object({ revision: z.number().int().min(0) }),
  },
  /**
   * Saves what the editor changed, all of it or nothing, free of charge. `revision` is the one that was edited: an older
   * one is refused (`stamp_changed`). Left out = unchanged.
   */
  saveEdits: {
    access: 'signed_in',
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
   * Cuts the photo of a finished set out as something else, or with another one of several people, and draws all its
   * stickers anew, free. Left out = unchanged.
   */
  cutOutAgain: {
    access: 'signed_in',
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
    access: 'signed_in',
    input: z.strictObject({
      stampId: documentIdSchema,
      revision: z.number().int().min(0),
      uploadName: uploadNameSchema,
    }),
    output: z.object({ revision: z.number().int().min(0) }),
  },
  /** The cut-out of an uploaded photo, free, before there is a set; the browser draws the preview from it. */
  previewCutOut: {
    access: 'signed_in',
    input: z.strictObject({
      uploadName: uploadNameSchema,
      subject: z.enum(subjects).default('auto'),
    }),
    output: z.object({ path: z.string() }),
  },
  /**
   * The cut-out of a photo that comes with the call, for people who have no account yet. Both are base64: the file as
   * it is, and a PNG as `previewCutOut` stores it. Nothing is stored.
   */
  tryPhoto: {
    access: 'public',
    input: z.strictObject({
      photo: z.string().min(1, 'photo_empty').max(trialPhotoCharacters, 'photo_too_heavy'),
    }),
    output: z.object({ cutOut: z.string().min(1) }),
  },
  /** Judges a finished set by every rule of Creators Market that a program can check. */
  checkStamp: {
    access: 'signed_in',
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
    access: 'signed_in',
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
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, metadata: setMetadataSchema }),
    output: z.object({}),
  },
  /** Titles, descriptions and tags that fit the set, all within the limits. */
  suggestMetadata: {
    access: 'signed_in',
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
  /** Moves a finished set to the trash; `forGood`, or where it has no stickers yet, removes it with its files. */
  deleteStamp: {
    access: 'signed_in',
    input: z.object({ stampId: documentIdSchema, forGood: z.boolean().default(false) }),
    output: z.object({}),
  },
  /** Takes a set out of the trash. Throws `not_yours` where it is not in there any more. */
  restoreStamp: {
    access: 'signed_in',
    input: z.object({ stampId: documentIdSchema }),
    output: z.object({}),
  },
} as const satisfies Contract;
