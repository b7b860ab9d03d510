/** How the subject moves, with all that it wears. Every motion begins and ends at rest. */
export const subjectMotions = [
  'none',
  'breathe',
  'nod',
  'bow',
  'shake',
  'sway',
  'dance',
  'bounce',
  'jump',
  'pulse',
  'pop_in',
  'slide_in',
  'spin',
  'flip',
  'shiver',
  'startle',
  'droop',
  'float',
] as const;

/** How marks move. `own`: every mark as it would: hearts rise, drops fall, sparkles blink. */
export const markMotions = [
  'none',
  'own',
  'rise',
  'fall',
  'blink',
  'pop',
  'beat',
  'wobble',
  'float',
] as const;

/** How words move: letter by letter, or as one. */
export const captionMotions = ['none', 'pop', 'wave', 'jitter', 'beat', 'swing'] as const;

/** `act`: the expression grows; what is drawn on the face throbs, and a face without an expression blinks. */
export const faceMotions = ['none', 'act', 'blink'] as const;

export const groundMotions = ['none', 'turn', 'beat'] as const;

export type SubjectMotionName = (typeof subjectMotions)[number];
export type MarkMotionName = (typeof markMotions)[number];
export type CaptionMotionName = (typeof captionMotions)[number];
export type FaceMotionName = (typeof faceMotions)[number];
export type GroundMotionName = (typeof groundMotions)[number];
