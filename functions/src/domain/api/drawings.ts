import { z } from 'zod';
import { documentIdSchema } from '../paths.ts';
import { largestCount } from '../product/product_spec.ts';
import {
  drawingGridSchema,
  drawingLayouts,
  drawingSchema,
  maxDrawings,
  newDrawingSchema,
} from '../stamps/drawing.ts';
import { payments } from '../stamps/stamp.ts';
import type { Contract } from './contract.ts';
import { uploadNameSchema } from './stamps.ts';

/** Sticker sets of the person's own drawings. */
export const drawingsApi = {
  /**
   * Reads the drawings of an uploaded file, free, before there is a set: their IDs make it with
   * `createStampOfDrawings`. The file is uploaded to the folder for previews and removed from there in any case.
   */
  readDrawings: {
    access: 'signed_in',
    input: z.strictObject({
      uploadName: uploadNameSchema,
      layout: z.enum(drawingLayouts).default('single'),
      /** How a sheet is split; null = by the gaps between its drawings. */
      grid: drawingGridSchema.nullable().default(null),
    }),
    output: z.object({ drawings: z.array(drawingSchema).min(1).max(maxDrawings) }),
  },
  /** Creates a set of the person's own drawings, charges it and starts it. */
  createStampOfDrawings: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z
      .strictObject({
        /** Chosen by the browser, so that a repeated call creates one set. */
        requestId: z.uuid(),
        /** In order. */
        drawings: z.array(newDrawingSchema).max(maxDrawings),
        /** Whether drawings on a flat ground keep it. */
        keepsGround: z.boolean().optional(),
        presetId: documentIdSchema,
        payWith: z.enum(payments).default('ticket'),
      })
      .refine(
        ({ drawings }) => drawings.length > 0 && largestCount('sticker', drawings.length) === drawings.length,
        {
          error: 'drawings_count',
          path: ['drawings'],
        },
      ),
    output: z.object({ stampId: documentIdSchema }),
  },
  /** Adds stickers from read drawings to a finished set of drawings, otherwise like `addMessages`. */
  addDrawings: {
    access: 'signed_in',
    appCheck: 'limited_use',
    input: z.strictObject({
      stampId: documentIdSchema,
      requestId: z.uuid(),
      drawings: z.array(newDrawingSchema).min(1, 'drawings_count').max(32, 'drawings_count'),
      /** Whether drawings on a flat ground keep it. */
      keepsGround: z.boolean().optional(),
    }),
    output: z.object({}),
  },
} as const satisfies Contract;
