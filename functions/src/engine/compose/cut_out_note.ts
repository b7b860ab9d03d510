import { z } from 'zod';
import type { FaceMap } from './face_map.ts';

const pointSchema = z.object({ x: z.number(), y: z.number() });
const pointsSchema = z.array(pointSchema);
const twoPoints = z.object({ right: pointSchema, left: pointSchema });

const eyeSchema = z.object({
  outer: pointSchema,
  inner: pointSchema,
  upper: pointsSchema,
  lower: pointsSchema,
});

const browSchema = z.object({ upper: pointsSchema, lower: pointsSchema });

const faceSchema = z.object({
  score: z.number(),
  turned: z.number(),
  roll: z.number(),
  scale: z.number().positive(),
  origin: pointSchema,
  eyes: z.object({ right: eyeSchema, left: eyeSchema }),
  brows: z.object({ right: browSchema, left: browSchema }),
  nose: z.object({ tip: pointSchema, bridge: pointSchema }),
  mouth: twoPoints.extend({
    innerTop: pointSchema,
    innerBottom: pointSchema,
    bottom: pointSchema,
    outline: pointsSchema,
  }),
  cheeks: twoPoints.extend({ lowerRight: pointSchema, lowerLeft: pointSchema }),
  forehead: pointSchema,
  chin: pointSchema,
  temples: twoPoints,
  sides: twoPoints,
  outline: pointsSchema,
}) satisfies z.ZodType<FaceMap>;

/** Files of older versions have no faces. */
const headSchema = z.object({
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
  face: faceSchema.nullable().default(null),
});

const frameSchema = z.object({
  left: z.int(),
  top: z.int(),
  photoWidth: z.int().positive(),
  photoHeight: z.int().positive(),
});

/** Metadata of a cut-out. Files of older versions have no frame. */
export const cutOutNote = z.object({
  kind: z.enum(['person', 'thing']),
  isUnsure: z.boolean().default(false),
  faults: z.array(z.string()).default([]),
  heads: z.array(headSchema),
  frame: frameSchema.nullable().default(null),
});
