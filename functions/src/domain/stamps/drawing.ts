import { z } from 'zod';
import { plainCaption } from '../presets/preset.ts';
import { messageTextOrEmpty } from './message_text.ts';
import { type Pose, poseSchema } from './pose.ts';

/** How many drawings may be read for one set, and found on one sheet: more than a set needs, to choose from. */
export const maxDrawings = 80;

/** How a file contains drawings: one, or several on a sheet. */
export const drawingLayouts = ['single', 'sheet'] as const;

/** Most columns and rows of a sheet. */
export const mostGridSide = 10;
const side = z.number().int().min(1).max(mostGridSide);

/** Equal cells of a sheet, each with at most one drawing, for sheets whose drawings touch or have frames. */
export const drawingGridSchema = z
  .strictObject({ columns: side, rows: side })
  .refine(({ columns, rows }) => columns * rows <= maxDrawings, 'drawings_too_many');

export type DrawingGrid = z.infer<typeof drawingGridSchema>;

/** The ID of a read drawing: the digest of its file, how that was split, and its number there. */
const drawingIdSchema = z.string().regex(/^[0-9a-f]{32}-(?:single|(?:[0-9]{1,2}x[0-9]{1,2}-)?[0-9]{1,2})$/);

/** A drawing that was read from an uploaded file. */
export const drawingSchema = z.object({
  id: drawingIdSchema,
  /** Path of its art: a PNG with alpha, cropped to the drawing. Kept for a day. */
  path: z.string(),
  /** Path of its art on its flat ground, a rectangle; null = it had none. */
  groundPath: z.string().nullable().default(null),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** false = its ground could not be removed, so the whole picture is used. */
  hasGround: z.boolean(),
});

export type Drawing = z.infer<typeof drawingSchema>;

/** A drawing that becomes a sticker; `text` is its caption, which may be empty. */
export const newDrawingSchema = z.strictObject({ id: drawingIdSchema, text: messageTextOrEmpty });

/** Longer side in px below which a drawing is blurred on a sticker. */
export const sharpDrawingSide = 180;

/** A drawing is shown as it is: whole, upright and not mirrored. */
export const drawingPose: Pose = poseSchema.parse({ framing: 'full' });

/** The caption of a drawing without words. */
export const noCaption = { ...plainCaption, hidden: true };
