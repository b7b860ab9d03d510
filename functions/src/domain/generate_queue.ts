import { z } from 'zod';
import { moment } from './moment.ts';

/** A set that failed this often is given back to the person. */
export const maxAttempts = 4;

export const photoFormats = ['jpeg', 'png', 'webp', 'heic'] as const;

/** What is kept of a photo's Exif: never a place. */
export const photoExifSchema = z.object({
  make: z.string().max(80).optional(),
  model: z.string().max(80).optional(),
  takenAt: z.string().max(40).optional(),
  orientation: z.number().int().min(1).max(8).optional(),
});

export const generateQueueSchema = z.object({
  userId: z.string().min(1),
  stampId: z.string().min(1),
  imageUri: z.string().min(1),
  imageType: z.enum(photoFormats),
  imageExif: photoExifSchema.nullable(),
  engine: z.enum(['embedded']),
  /** The run that may write: a later run takes over by a new id, and what the earlier one still sends is refused. */
  attemptId: z.string().nullable(),
  /** Attempts begun so far; the limit is `maxAttempts`. */
  attemptCount: z.number().int().min(0),
  /** Until when the running attempt is believed alive. */
  leaseUntil: moment.nullable(),
  /** null = not processed yet. */
  consumedAt: moment.nullable(),
  createdAt: moment,
  updatedAt: moment,
  deletedAt: moment.nullable(),
});

export type GenerateQueue = z.infer<typeof generateQueueSchema>;
export type PhotoExif = z.infer<typeof photoExifSchema>;
export type PhotoFormat = GenerateQueue['imageType'];
