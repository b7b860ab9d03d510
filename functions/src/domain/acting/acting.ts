import { z } from 'zod';
import { motionSchema } from '../motion/motion.ts';
import {
  captionMotions,
  faceMotions,
  groundMotions,
  markMotions,
  subjectMotions,
} from '../motion/motion_names.ts';
import { captionPlacements, colourSchema, type PresetConfig } from '../presets/preset.ts';
import { framings, type Pose } from '../stamps/pose.ts';
import { bubbles, expressions, grounds, letterings, limbs, marks, props } from './acting_names.ts';
import { feelings } from './feeling.ts';

/** More marks than this on one sticker are rejected; two or three look best. */
export const maxMarks = 12;

/** A stored name: an unknown one, from a newer version, is kept and draws nothing. */
const anyName = z.string().regex(/^[a-z][a-z_]{0,39}$/);

const markSchema = z.object({
  name: anyName,
  /** Center relative to the point between the eyes, in units of the eye distance; null = automatic. */
  x: z.number().min(-12).max(12).nullable().default(null),
  y: z.number().min(-12).max(12).nullable().default(null),
  /** Factor of its default size. */
  scale: z.number().min(0.3).max(3).default(1),
  /** Degrees, clockwise. */
  turn: z.number().min(-180).max(180).default(0),
  flip: z.boolean().default(false),
  color: colourSchema.nullable().default(null),
});

/** Place and size of a drawn face on a subject that has none. */
export const facePlaceSchema = z.object({
  /** Point between its eyes, as fractions of the cut-out's width and height; null = automatic. */
  x: z.number().min(0).max(1).nullable().default(null),
  y: z.number().min(0).max(1).nullable().default(null),
  /** Factor of its default size. */
  scale: z.number().min(0.3).max(3).default(1),
});

export type FacePlace = z.infer<typeof facePlaceSchema>;

/** How one sticker expresses its message. `tilt` in degrees, clockwise. */
export const actingSchema = z.object({
  feeling: z.enum(feelings).catch('neutral'),
  framing: z.enum(framings),
  tilt: z.number().min(-30).max(30).default(0),
  flip: z.boolean().default(false),
  zoom: z.number().min(0.5).max(2).default(1),
  expression: z
    .object({ name: anyName, strength: z.number().min(0).max(1.5).default(1) })
    .default({ name: 'own', strength: 1 }),
  /** A face with arms and legs, drawn on a subject without a face; null = none. It shows `expression`. */
  drawnFace: facePlaceSchema
    .extend({ limbs: anyName.default('down') })
    .nullable()
    .default(null),
  marks: z.array(markSchema).max(maxMarks, 'acting_mark_count').default([]),
  prop: z
    .object({ name: anyName, color: colourSchema.nullable().default(null) })
    .nullable()
    .default(null),
  ground: z
    .object({ name: anyName, color: colourSchema.nullable().default(null) })
    .nullable()
    .default(null),
  lettering: z
    .object({
      style: anyName.default('plain'),
      /** null = the preset's. */
      place: z.enum(captionPlacements).nullable().default(null),
      bubble: anyName.nullable().default(null),
    })
    .default({ style: 'plain', place: null, bubble: null }),
  /** For animated products; null = what suits the feeling. */
  motion: motionSchema.nullable().default(null),
});

export type Acting = z.infer<typeof actingSchema>;
export type ActingMark = Acting['marks'][number];

/** Returns a mark at its automatic place. */
export function plainMark(name: string, color: string | null = null): ActingMark {
  return { name, x: null, y: null, scale: 1, turn: 0, flip: false, color };
}

type NamedPart = readonly [
  known: readonly string[],
  name: string | null | undefined,
  path: (string | number)[],
];

/** Returns the names in an acting that this version cannot draw, with their paths. */
function unknownNames(acting: Acting): { readonly name: string; readonly path: (string | number)[] }[] {
  const { expression, prop, ground, lettering } = acting;
  const all: readonly NamedPart[] = [
    [expressions, expression.name, ['expression', 'name']],
    [limbs, acting.drawnFace?.limbs, ['drawnFace', 'limbs']],
    ...acting.marks.map(({ name }, index): NamedPart => [marks, name, ['marks', index, 'name']]),
    [props, prop?.name, ['prop', 'name']],
    [grounds, ground?.name, ['ground', 'name']],
    [letterings, lettering.style, ['lettering', 'style']],
    [bubbles, lettering.bubble, ['lettering', 'bubble']],
    ...motionNames(acting),
  ];
  return all.flatMap(([known, name, path]) => (name && !known.includes(name) ? [{ name, path }] : []));
}

function motionNames({ motion }: Acting): NamedPart[] {
  if (!motion) return [];
  return [
    [subjectMotions, motion.subject, ['motion', 'subject']],
    [markMotions, motion.marks, ['motion', 'marks']],
    [captionMotions, motion.caption, ['motion', 'caption']],
    [faceMotions, motion.face, ['motion', 'face']],
    [groundMotions, motion.ground, ['motion', 'ground']],
  ];
}

/** Tells whether `next` adds a name that this version cannot draw and that `former` does not have. */
export function bringsUnknownName(next: Acting, former: Acting | null): boolean {
  const stored = new Set(former ? unknownNames(former).map(({ name }) => name) : []);
  return unknownNames(next).some(({ name }) => !stored.has(name));
}

/** An acting that a client may write for a new sticker: only names that this version can draw. */
export const newActingSchema = actingSchema.superRefine((acting, context) => {
  for (const { path } of unknownNames(acting)) {
    context.addIssue({ code: 'custom', message: 'acting_unknown_name', path });
  }
});

interface Seen {
  /** The pose that the person chose, if any. */
  readonly pose: Pose | null;
  readonly acting: Acting | null;
  readonly styleIndex: number;
}

/** The pose of a subject: the person's own, else the acting's, else one of the preset's poses in rotation. */
export function poseOf({ pose, acting, styleIndex }: Seen, { poses }: Pick<PresetConfig, 'poses'>): Pose {
  if (pose) return pose;
  if (acting) {
    const { framing, flip, tilt, zoom } = acting;
    return { framing: framing, flip, tilt, effect: 'none', zoom, offsetX: 0, offsetY: 0 };
  }
  const chosen = poses[styleIndex % poses.length];
  if (!chosen) throw new Error('A preset has at least one look.');
  return chosen;
}
