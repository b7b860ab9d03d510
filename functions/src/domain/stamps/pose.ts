import { z } from 'zod';

/** How much of the subject is shown. `bust` and `face` fall back to `full` where no face was found. */
export const framings = ['full', 'bust', 'face'] as const;

/** Color effects of the subject; caption and outline keep their colors. */
export const colourEffects = [
  'none',
  'vivid',
  'warm',
  'cool',
  'pastel',
  'milky',
  'mono',
  'sepia',
  'pop',
] as const;

/** How the subject stands in one sticker. Tilt in degrees (clockwise), offsets as fractions of the canvas. */
export const poseSchema = z.object({
  framing: z.enum(framings),
  flip: z.boolean().default(false),
  tilt: z.number().min(-30).max(30).default(0),
  effect: z.enum(colourEffects).default('none'),
  zoom: z.number().min(0.5).max(2).default(1),
  offsetX: z.number().min(-0.5).max(0.5).default(0),
  offsetY: z.number().min(-0.5).max(0.5).default(0),
});

export type Pose = z.infer<typeof poseSchema>;
export type Framing = Pose['framing'];
export type ColourEffect = Pose['effect'];

/** Most people of a photo to choose from: the largest ones. */
export const mostActors = 6;

const share = z.number().min(0).max(1);

/** Who of several people in a photo acts: a point on their head, as fractions of the photo's width and height. */
export const actorSchema = z.object({ x: share, y: share });

export type Actor = z.infer<typeof actorSchema>;
