import { z } from 'zod';
import { generateQueueMessageSchema } from '../generation/generate_queue_message.ts';
import { timestamp } from '../timestamp.ts';
import { imageSchema } from './image.ts';

/** How many earlier pictures of one sticker are kept, not counting the current one. */
export const keptVersions = 10;

/** What a sticker is drawn from. */
export const drawnFromSchema = generateQueueMessageSchema.pick({
  message: true,
  pose: true,
  acting: true,
  caption: true,
  styleIndex: true,
  artPath: true,
});
export type DrawnFrom = z.infer<typeof drawnFromSchema>;

/** The fields of a picture that its version keeps. */
export const versionPictureSchema = imageSchema.pick({
  userId: true,
  stampId: true,
  queueId: true,
  url: true,
  width: true,
  height: true,
  bytes: true,
  captionSize: true,
  faults: true,
  origin: true,
});

/** An earlier picture of a sticker, with what it was drawn from: all that is needed to restore it. */
export const stickerVersionSchema = z.object({
  ...versionPictureSchema.shape,
  messageId: z.string().min(1),
  /** Counted from 0 per sticker, over all its pictures. */
  number: z.number().int().min(0),
  ...drawnFromSchema.shape,
  drawnAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
});
export type StickerVersion = z.infer<typeof stickerVersionSchema>;
