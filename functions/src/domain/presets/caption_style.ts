import { z } from 'zod';
import { captionFonts, captionPlacements, colourSchema } from './preset.ts';

/** A person's changes to one caption; null = the preset's. */
export const captionStyleSchema = z.object({
  /** A sticker without words. */
  hidden: z.boolean().default(false),
  font: z.enum(captionFonts).nullable().default(null),
  color: colourSchema.nullable().default(null),
  placement: z.enum(captionPlacements).nullable().default(null),
  /** Vertical columns or horizontal lines, at any placement. */
  vertical: z.boolean().nullable().default(null),
  /** Factor of the automatic size; limited by the canvas's safe area. */
  scale: z.number().min(0.5).max(1.6).default(1),
  /** Offset as a fraction of the canvas, inside its safe area. */
  offsetX: z.number().min(-0.8).max(0.8).default(0),
  offsetY: z.number().min(-0.8).max(0.8).default(0),
});

export type CaptionStyle = z.infer<typeof captionStyleSchema>;

/** The preset's caption, unchanged. */
export const plainCaption: CaptionStyle = captionStyleSchema.parse({});
