import { z } from 'zod';
import { actingSchema, facePlaceSchema } from '../acting/acting.ts';
import { engines } from '../generation/generate_queue.ts';
import { newMessage } from '../generation/generate_queue_message.ts';
import { nameText } from '../name_text.ts';
import { documentIdSchema } from '../paths.ts';
import { newCaptionStyleSchema } from '../presets/preset.ts';
import { stickerSpec } from '../product/product_spec.ts';
import { exportTargets } from '../stamps/export_target.ts';
import { findingSchema } from '../stamps/finding.ts';
import { messageTextOrEmpty } from '../stamps/message_text.ts';
import { actorSchema, poseSchema } from '../stamps/pose.ts';
import { characterCategories, setMetadataSchema, styleCategories } from '../stamps/set_metadata.ts';
import { maxSetName, payments, stickerCountSchema, subjects } from '../stamps/stamp.ts';
import { touchUpSchema } from '../stamps/touch_up.ts';
import { trialPhotoCharacters } from '../studio/photo_limits.ts';
import type { Contract } from './contract.ts';

/** `zh-Hant` only for sets with Traditional Chinese messages. */
const suggestedText = z.object({ en: z.string(), ja: z.string(), 'zh-Hant': z.string().optional() });

/** As the Storage rules allow it. */
export const uploadNameSchema = z.string().regex(/^[A-Za-z0-9-]{1,64}\.[a-z0-9]{1,5}$/);

/** Sticker sets: create, edit, check, package, delete. */
export const stampsApi = {
  /** Creates a set that waits for its photo, and returns where to upload it. */
  createStamp: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z
      .object({
        /** Chosen by the browser, so that a repeated call creates one set. */
        requestId: z.uuid(),
        count: stickerCountSchema,
        messages: z
          .array(newMessage)
          .min(stickerSpec.counts[0], 'message_count')
          .max(stickerSpec.counts[4], 'message_count'),
        presetId: documentIdSchema,
        engine: z.enum(engines).default('embedded'),
        subject: z.enum(subjects).default('auto'),
        /** Where a face with arms and legs is drawn on an object; null = nowhere. */
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
      /** Folder in the bucket; the browser appends its own file name. */
      uploadFolder: z.string(),
    }),
  },
  /** Sets the person's own name of a set, or removes it (empty). Nothing that goes to LINE changes. */
  renameStamp: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, name: nameText(maxSetName) }),
    output: z.object({}),
  },
  /** Restores an earlier version of a sticker; the current picture becomes a version. Free. */
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
   * Saves the editor's changes atomically, free of charge. `revision` is the edited one: an older one is rejected
   * (`stamp_changed`). Left out = unchanged.
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
            message: messageTextOrEmpty.optional(),
            pose: poseSchema.nullable().optional(),
            caption: newCaptionStyleSchema.nullable().optional(),
            /** Unknown names may stay, but none may be added. */
            acting: actingSchema.nullable().optional(),
          }),
        )
        .max(stickerSpec.counts[4])
        .default([]),
      /** All stickers of the set in their new order. */
      order: z.array(documentIdSchema).max(stickerSpec.counts[4]).optional(),
      /** Stickers to remove from the set. */
      removed: z.array(documentIdSchema).max(stickerSpec.counts[4]).optional(),
      mainMessageId: documentIdSchema.nullable().optional(),
      tabMessageId: documentIdSchema.nullable().optional(),
      touchUp: touchUpSchema.optional(),
      /** Pictures to redraw although nothing changed: stickers, `main` or `tab`. */
      redraw: z
        .array(documentIdSchema)
        .max(stickerSpec.counts[4] + 2)
        .optional(),
    }),
    output: z.object({ revision: z.number().int().min(0) }),
  },
  /**
   * Repeats the cut-out of a finished set with another kind of subject or another actor, and redraws all its
   * stickers, free. Left out = unchanged.
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
   * Replaces the photo of a finished set by another one of the same subject and redraws all its stickers, free. The
   * photo is uploaded to the folder for previews and removed from there in any case.
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
  /** Returns the cut-out of an uploaded photo, free, before there is a set; the browser draws the preview from it. */
  previewCutOut: {
    access: 'signed_in',
    input: z.strictObject({
      uploadName: uploadNameSchema,
      subject: z.enum(subjects).default('auto'),
    }),
    output: z.object({ path: z.string() }),
  },
  /**
   * Returns the cut-out of a photo in the call, for people without an account. Both are base64: the unchanged file,
   * and a PNG like that of `previewCutOut`. Nothing is stored.
   */
  tryPhoto: {
    access: 'public',
    appCheck: 'limited_use',
    input: z.strictObject({
      photo: z.string().min(1, 'photo_empty').max(trialPhotoCharacters, 'photo_too_heavy'),
    }),
    output: z.object({ cutOut: z.string().min(1) }),
  },
  /** Checks a finished set against every rule of Creators Market that a program can check. */
  checkStamp: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({
      findings: z.array(findingSchema),
      /** 0 to 100. */
      score: z.number().int().min(0).max(100),
      /** The set's `revision` that was checked. */
      checkedRevision: z.number().int().min(0),
    }),
  },
  /**
   * Writes the files of a finished set for a target and returns their paths. `line`: the ZIP, its copy-paste sheets
   * and its values; refused (`package_blocked`) while a finding blocks. An unchanged set gives the same paths.
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
            /** Suggested name of the saved file. */
            fileName: z.string().min(1),
            bytes: z.number().int().positive(),
          }),
        )
        .min(1),
      preparedRevision: z.number().int().min(0),
    }),
  },
  /** Stores the values for the Creators Market form; left out = default. Drafts may break rules. */
  saveMetadata: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema, metadata: setMetadataSchema }),
    output: z.object({}),
  },
  /** Returns titles, descriptions and tags that fit the set, all within the limits. */
  suggestMetadata: {
    access: 'signed_in',
    input: z.strictObject({ stampId: documentIdSchema }),
    output: z.object({
      proposals: z.array(
        z.object({
          title: suggestedText,
          description: suggestedText,
        }),
      ),
      /** Tags by message ID, in Japanese. */
      tags: z.record(z.string(), z.array(z.string())),
      styleCategory: z.enum(styleCategories),
      characterCategory: z.enum(characterCategories).nullable(),
      creatorName: z.string(),
      copyright: z.string(),
    }),
  },
  /** Moves a finished set to the trash; with `forGood`, or if it has no stickers yet, deletes it with its files. */
  deleteStamp: {
    access: 'signed_in',
    input: z.object({ stampId: documentIdSchema, forGood: z.boolean().default(false) }),
    output: z.object({}),
  },
  /** Restores a set from the trash. Throws `not_yours` if it is not there any more. */
  restoreStamp: {
    access: 'signed_in',
    input: z.object({ stampId: documentIdSchema }),
    output: z.object({}),
  },
} as const satisfies Contract;
