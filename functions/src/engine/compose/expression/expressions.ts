import type { ExpressionName } from '../../../domain/acting/acting_names.ts';

/** Points of the face that an expression moves; all except `lower_lip` come in pairs. */
export type MovedPart =
  | 'mouth_corner'
  | 'lower_lip'
  | 'brow_outer'
  | 'brow_second'
  | 'brow_middle'
  | 'brow_fourth'
  | 'brow_inner';

/**
 * Moves the surroundings of a point by (x, y), decreasing with distance. Units of the face, for the person's right
 * side; the left side is mirrored.
 */
export type Pull = readonly [part: MovedPart, x: number, y: number, reach: number];

/** How far the lids close, 0..1, and to which line: the lower lid, or a bow above it as in a laugh. */
export interface Lids {
  readonly right: number;
  readonly left: number;
  readonly line: 'lower' | 'bow';
}

export type EyeDrawing =
  | 'dots'
  | 'bows'
  | 'calm'
  | 'tight'
  | 'hearts'
  | 'sparkling'
  | 'teary'
  | 'crying'
  | 'rings'
  | 'spirals'
  | 'angry'
  | 'wink'
  | 'half'
  | 'stars';

export type MouthDrawing =
  | 'smile'
  | 'open'
  | 'shout'
  | 'cat'
  | 'wave'
  | 'small_o'
  | 'frown'
  | 'grin'
  | 'pout'
  | 'drool'
  | 'wail'
  | 'flat';

/** How an expression warps a photo, and how a drawn face shows it. */
export interface Expression {
  readonly pulls: readonly Pull[];
  /** Enlargement of the eyes' centers, up to 0.38. */
  readonly eyes: number;
  readonly lids: Lids | null;
  readonly drawing: { readonly eyes: EyeDrawing; readonly mouth: MouthDrawing; readonly blush?: boolean };
  /**
   * Part of `drawing` that is drawn over a photo's own features. Eyes alone only where they hide that nothing else
   * changed.
   */
  readonly drawn: 'nothing' | 'eyes' | 'face';
  /** Replacement for faces that are too small for drawn features; null if nothing is drawn. */
  readonly undrawn: ExpressionName | null;
  /** Upper limit of the strength: more no longer looks appealing. */
  readonly strongest: number;
}

const smile = (by: number): Pull[] => [['mouth_corner', -0.07 * by, -0.13 * by, 0.2]];
const worried = (by: number): Pull[] => [
  ['brow_inner', 0.02 * by, -0.11 * by, 0.15],
  ['brow_outer', 0, 0.08 * by, 0.15],
];
const frowning = (by: number): Pull[] => [
  ['brow_inner', 0.05 * by, 0.15 * by, 0.16],
  ['brow_second', 0, -0.1 * by, 0.16],
];
const raised = (by: number): Pull[] => [
  ['brow_middle', 0, -0.08 * by, 0.15],
  ['brow_fourth', 0, -0.08 * by, 0.15],
];

type Drawing = Expression['drawing'];

function warped(drawing: Drawing, parts: Partial<Expression>): Expression {
  return {
    pulls: [],
    eyes: 0,
    lids: null,
    strongest: 1.2,
    ...parts,
    drawing,
    drawn: 'nothing',
    undrawn: null,
  };
}

function drawn(undrawn: ExpressionName, drawing: Drawing, parts: Partial<Expression> = {}): Expression {
  return { pulls: [], eyes: 0, lids: null, drawn: 'face', strongest: 1.25, ...parts, drawing, undrawn };
}

const both = (closed: number, line: Lids['line']): Lids => ({ right: closed, left: closed, line });

/** Values were chosen by eye on faces of several people; `strongest` is where it becomes too much. */
const expressions: Readonly<Record<ExpressionName, Expression>> = {
  own: warped({ eyes: 'dots', mouth: 'smile' }, {}),
  smile: warped({ eyes: 'dots', mouth: 'smile', blush: true }, { pulls: smile(0.75) }),
  big_smile: warped(
    { eyes: 'bows', mouth: 'open' },
    { pulls: smile(1), lids: both(0.3, 'bow'), strongest: 1.1 },
  ),
  laugh: warped(
    { eyes: 'bows', mouth: 'open', blush: true },
    { pulls: smile(0.8), lids: both(1, 'bow'), strongest: 1.1 },
  ),
  wink: warped(
    { eyes: 'wink', mouth: 'cat', blush: true },
    { pulls: smile(0.6), lids: { right: 0, left: 1, line: 'bow' } },
  ),
  closed: warped({ eyes: 'calm', mouth: 'smile' }, { pulls: smile(0.2), lids: both(1, 'lower') }),
  squint: warped(
    { eyes: 'half', mouth: 'flat' },
    { pulls: [['brow_middle', 0, 0.05, 0.18]], lids: both(0.5, 'lower') },
  ),
  sad: warped(
    { eyes: 'dots', mouth: 'frown' },
    { pulls: [['mouth_corner', 0.03, 0.13, 0.18], ...worried(1)], strongest: 1.1 },
  ),
  angry: warped(
    { eyes: 'angry', mouth: 'frown' },
    { pulls: [['mouth_corner', 0.05, 0.09, 0.17], ...frowning(1)] },
  ),
  determined: warped({ eyes: 'angry', mouth: 'grin' }, { pulls: [...smile(0.3), ...frowning(0.5)] }),
  surprised: warped(
    { eyes: 'rings', mouth: 'small_o' },
    {
      pulls: [...raised(1), ['mouth_corner', 0.06, 0, 0.16], ['lower_lip', 0, 0.1, 0.2]],
      eyes: 0.2,
      strongest: 1,
    },
  ),
  big_eyes: warped(
    { eyes: 'sparkling', mouth: 'smile' },
    { pulls: [...smile(0.3), ...raised(0.4)], eyes: 0.24 },
  ),
  sparkling: drawn('smile', { eyes: 'sparkling', mouth: 'smile', blush: true }),
  starry: drawn('big_smile', { eyes: 'stars', mouth: 'open' }),
  teary: drawn('sad', { eyes: 'teary', mouth: 'wave', blush: true }, { pulls: worried(0.8) }),
  crying: drawn('sad', { eyes: 'crying', mouth: 'wail' }, { pulls: worried(1) }),
  heart_eyes: drawn(
    'laugh',
    { eyes: 'hearts', mouth: 'open', blush: true },
    { pulls: smile(0.8), drawn: 'eyes' },
  ),
  tight: drawn('squint', { eyes: 'tight', mouth: 'wave' }),
  giggle: drawn('laugh', { eyes: 'tight', mouth: 'open' }),
  dizzy: drawn('squint', { eyes: 'spirals', mouth: 'wave' }),
  stunned: drawn('surprised', { eyes: 'rings', mouth: 'small_o' }, { pulls: raised(0.8) }),
  pout: drawn('angry', { eyes: 'dots', mouth: 'pout', blush: true }, { pulls: frowning(0.3) }),
  shout: drawn('angry', { eyes: 'angry', mouth: 'shout' }, { pulls: frowning(0.8) }),
  content: drawn('closed', { eyes: 'calm', mouth: 'cat', blush: true }),
  happy_eyes: drawn('laugh', { eyes: 'bows', mouth: 'open', blush: true }),
  grin: drawn('big_smile', { eyes: 'bows', mouth: 'grin' }),
  cat_mouth: drawn('smile', { eyes: 'dots', mouth: 'cat', blush: true }),
  frown: drawn('sad', { eyes: 'dots', mouth: 'frown' }, { pulls: worried(0.8) }),
  drool: drawn('closed', { eyes: 'sparkling', mouth: 'drool' }),
};

/** Looks up an expression; null for names of another version. */
export function expressionOf(name: string): Expression | null {
  return Object.hasOwn(expressions, name) ? expressions[name as ExpressionName] : null;
}
