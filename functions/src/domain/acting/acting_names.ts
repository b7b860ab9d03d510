/** Facial expressions: `own` = as in the photo; some move its features, others draw new ones over them. */
export const expressions = [
  'own',
  'smile',
  'big_smile',
  'laugh',
  'wink',
  'closed',
  'squint',
  'sad',
  'angry',
  'determined',
  'surprised',
  'big_eyes',
  'sparkling',
  'starry',
  'teary',
  'crying',
  'heart_eyes',
  'tight',
  'giggle',
  'dizzy',
  'stunned',
  'pout',
  'shout',
  'content',
  'happy_eyes',
  'grin',
  'cat_mouth',
  'frown',
  'drool',
] as const;

/** Manga marks around the head and on the face. */
export const marks = [
  'anger',
  'sweat',
  'flying_drops',
  'tears',
  'blush',
  'blush_lines',
  'gloom',
  'sparkles',
  'star',
  'dizzy_stars',
  'heart',
  'hearts',
  'broken_heart',
  'notes',
  'zzz',
  'bulb',
  'question',
  'exclamation',
  'interrobang',
  'steam',
  'shock_lines',
  'flowers',
  'puff',
  'sigh',
  'check',
  'cross',
  'dots',
  'confetti',
  'flame',
  'bolt',
  'soul',
  'shiver',
  'thumbs_up',
  'rice_bowl',
] as const;

/** Props that the head wears. */
export const props = [
  'party_hat',
  'crown',
  'nightcap',
  'headband',
  'cat_ears',
  'rabbit_ears',
  'bear_ears',
  'glasses',
  'sunglasses',
  'halo',
  'flower_crown',
  'santa_hat',
  'school_cap',
  'mask',
  'ribbon',
  'devil_horns',
  'sprout',
  'safety_helmet',
  'headphones',
  'towel',
  'top_hat',
] as const;

/** Grounds behind the subject: a disc, a panel or another shape. */
export const grounds = [
  'sun_rays',
  'burst',
  'night',
  'focus_lines',
  'dots',
  'speed',
  'spotlight',
  'water',
  'room',
  'stage',
  'disc',
  'sky',
  'hearts',
  'gloom',
] as const;

export const bubbles = ['speech', 'thought', 'shout', 'whisper', 'square', 'box'] as const;

/** Styles of lettering. */
export const letterings = ['plain', 'tilted', 'arch', 'climb', 'shake', 'wave', 'stack', 'upright'] as const;

/** Poses of the arms and legs of drawn faces. */
export const limbs = ['down', 'wave', 'both_up', 'hips', 'run', 'none'] as const;

export type ExpressionName = (typeof expressions)[number];
export type MarkName = (typeof marks)[number];
export type PropName = (typeof props)[number];
export type GroundName = (typeof grounds)[number];
export type BubbleName = (typeof bubbles)[number];
export type LetteringName = (typeof letterings)[number];
export type LimbsName = (typeof limbs)[number];
