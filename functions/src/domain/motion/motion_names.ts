/** Motions of the subject with all it wears. Every motion starts and ends at rest. */
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

/** Motions of marks. `own`: the default of each mark: hearts rise, drops fall, sparkles blink. */
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

/** Motions of captions: letter by letter, or as a whole. */
export const captionMotions = ['none', 'pop', 'wave', 'jitter', 'beat', 'swing'] as const;

/** `act`: the expression grows; what is drawn on the face pulses, and a face without an expression blinks. */
export const faceMotions = ['none', 'act', 'blink'] as const;

export const groundMotions = ['none', 'turn', 'beat'] as const;

export type SubjectMotionName = (typeof subjectMotions)[number];
export type MarkMotionName = (typeof markMotions)[number];
export type CaptionMotionName = (typeof captionMotions)[number];
export type FaceMotionName = (typeof faceMotions)[number];
export type GroundMotionName = (typeof groundMotions)[number];
