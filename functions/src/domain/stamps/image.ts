import { z } from 'zod';
import { timestamp } from '../timestamp.ts';

/** An area of a picture, px from its top left. */
export const spotSchema = z.object({
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export type Spot = z.infer<typeof spotSchema>;

/** `original`: the person's photo, normalized · `processed`: one sticker · `main`, `tab`: the package's two. */
export const imageTypes = ['original', 'processed', 'main', 'tab'] as const;

/** How a picture was made; the first drawing of an engine is `drawn`. */
export const pictureOrigins = ['drawn', 'edit', 'regeneration', 'restore'] as const;

/** Rules that the engine checks while it draws a sticker, because finished pixels do not show what is covered. */
const stickerFaultNames = ['face_covered', 'subject_hidden'] as const;

const stickerFaultSchema = z.object({ ruleId: z.enum(stickerFaultNames), spot: spotSchema });

export type StickerFault = z.infer<typeof stickerFaultSchema>;

export const imageSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().min(1),
  queueId: z.string().min(1),
  messageId: z.string().nullable(),
  type: z.enum(imageTypes),
  /** Path in the Storage bucket. */
  url: z.string().min(1),
  /** Display order, 1-based; 0 for what is not a sticker. */
  sequence: z.number().int().min(0),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
  /** Font size of a sticker's caption in px; null without one. */
  captionSize: z.number().positive().nullable().default(null),
  faults: z.array(stickerFaultSchema).default([]),
  origin: z.enum(pictureOrigins).default('drawn'),
  /** For stickers: counted from 0 over all its pictures. Earlier ones are in `sticker_versions`. */
  version: z.number().int().min(0).default(0),
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});

export type StampImage = z.infer<typeof imageSchema>;
export type ImageType = StampImage['type'];
