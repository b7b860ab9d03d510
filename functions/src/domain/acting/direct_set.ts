import type { PresetConfig } from '../presets/preset.ts';
import type { Pose } from '../stamps/pose.ts';
import { type Acting, type FacePlace, plainMark } from './acting.ts';
import { type ExpressionName, expressions, type MarkName } from './acting_names.ts';
import { type ActingChoices, actingChoices } from './acting_table.ts';
import { directStage, type Staged, tallProps } from './direct_stage.ts';
import { directWords, type Words } from './direct_words.ts';
import { withDrawnFace } from './drawn_face.ts';
import type { Feeling } from './feeling.ts';
import { feelingOf } from './feeling_of.ts';
import { cheapest, seeded, Tally } from './seeded.ts';

/** What is known about subject and style when a set is planned. */
export interface Direction {
  readonly preset: Pick<PresetConfig, 'captionPlacement'>;
  /** A face that can be cropped to and drawn on. */
  readonly hasFace: boolean;
  /** Where a face with arms and legs is drawn on a subject without one; null or left out = nowhere. */
  readonly drawnFace?: FacePlace | null;
  /** False if mirrored lettering would be visible on the subject. */
  readonly mayFlip: boolean;
}

type Framing = Pose['framing'];

/** Most stickers of a set with the same expression, and the share with an unchanged face. */
const mostAlike = 3;
const unchangedShare = 0.25;
const framingShares: Readonly<Record<Framing, number>> = { bust: 0.42, face: 0.33, full: 0.25 };
/** Tilts in degrees, by energy. */
const tilts = [
  [-4, 3, 6],
  [-4, 0, 5],
  [-8, 0, 6],
  [-10, 9, -6, 7],
] as const;
/** Replacements when a feeling's own expressions are used up. */
const friendly: readonly ExpressionName[] = ['smile', 'wink', 'big_smile', 'closed', 'content', 'sparkling'];

/**
 * Plans how the stickers of a set act their messages, as a whole: framings alternate, about 30 % have a ground and
 * 25 % a prop, captions vary their place, an expression is used at most three times and an acting at most twice.
 * The same messages, seed and direction give the same plan.
 */
export function directSet(messages: readonly string[], seed: string, direction: Direction): Acting[] {
  const lines = messages.map((text) => ({ text, feeling: feelingOf(text) }));
  return directLines(lines, seed, direction);
}

/** A message and the feeling to show. */
export interface Line {
  readonly text: string;
  readonly feeling: Feeling;
}

/** Like `directSet`, for messages with known feelings. */
export function directLines(parts: readonly Line[], seed: string, direction: Direction): Acting[] {
  const random = seeded(`${seed}\n${parts.map(({ text }) => text).join('\n')}`);
  const choices = parts.map(({ feeling }) => actingChoices(feeling));
  const staged = directStage(parts, direction.hasFace, random);
  const stances = stancesOf(choices, direction, staged, random);
  const words = directWords(
    parts.map(({ text }, index) => ({
      text,
      energy: (choices[index] as ActingChoices).energy,
      bubbles: (choices[index] as ActingChoices).bubbles,
      hasTallProp: isTall(staged[index] as Staged),
      hasGround: staged[index]?.ground !== null,
      isFull: stances[index]?.framing === 'full',
    })),
    direction.preset.captionPlacement,
    random,
  );
  const { drawnFace = null } = direction;
  const showsFace = direction.hasFace || drawnFace !== null;
  const faces = expressionsOf(choices, direction);
  const usedMarks = new Tally<string>();
  const used = new Tally<string>();
  return parts.map(({ feeling }, index): Acting => {
    const { ground, prop } = staged[index] as Staged;
    const lettering = words[index] as Words;
    const expression = faces[index] as ExpressionName;
    const signature = (marks: readonly MarkName[]) =>
      signatureOf({ expression, marks, ground, prop, ...lettering });
    const marks = cheapest(marksFor(choices[index] as ActingChoices, expression, showsFace), (each, rank) => {
      return used.of(signature(each)) * 20 + usedMarks.of(each.join('+')) * 1.2 + rank * 0.5;
    });
    used.add(signature(marks));
    usedMarks.add(marks.join('+'));
    const acting: Acting = {
      feeling,
      ...(stances[index] as Stance),
      expression: { name: expression, strength: 1 },
      drawnFace: null,
      marks: marks.map((name) => plainMark(name)),
      prop: prop && { name: prop, color: null },
      ground: ground && { name: ground, color: null },
      lettering,
      motion: null,
    };
    return withDrawnFace(acting, drawnFace);
  });
}

interface ActingParts {
  readonly expression: string;
  readonly marks: readonly string[];
  readonly prop: string | null;
  readonly ground: string | null;
  readonly bubble: string | null;
}

function signatureOf({ expression, marks, prop, ground, bubble }: ActingParts): string {
  return [expression, marks.join('+'), prop, ground, bubble].join('|');
}

/** Returns what makes two actings look the same; framing, tilt and side do not count. */
export function actingSignature({ expression, marks, prop, ground, lettering }: Acting): string {
  return signatureOf({
    expression: expression.name,
    marks: marks.map(({ name }) => name),
    prop: prop?.name ?? null,
    ground: ground?.name ?? null,
    bubble: lettering.bubble,
  });
}

type Stance = Pick<Acting, 'framing' | 'tilt' | 'flip' | 'zoom'>;

/** Sizes of a subject without a head, cyclically. A ground or prop takes enough room of its own. */
const sizes = [1, 0.86, 0.94] as const;

/** Returns alternating framings; without a head, sizes alternate instead. */
function stancesOf(
  choices: readonly ActingChoices[],
  { hasFace, mayFlip }: Direction,
  staged: readonly Staged[],
  random: () => number,
): Stance[] {
  const used = new Tally<Framing>();
  let before: Stance | null = null;
  return choices.map(({ energy }, index) => {
    const framings = (['bust', 'face', 'full'] as const).filter((each) => each !== before?.framing);
    const framing = hasFace
      ? cheapest(framings, (each) => {
          const liking = energy === 3 && each === 'face' ? 0.4 : energy === 0 && each === 'bust' ? 0.3 : 0;
          return used.of(each) - framingShares[each] * (index + 1) - liking + random() * 0.4;
        })
      : 'full';
    used.add(framing);
    const choice = tilts[energy];
    const tilt = choice[Math.floor(random() * choice.length)] ?? 0;
    const flips = random() < 0.5;
    const isBare = staged[index]?.ground === null && staged[index]?.prop === null;
    const zoom = !hasFace && isBare ? (sizes[index % sizes.length] ?? 1) : 1;
    before = { framing, tilt, flip: mayFlip && (hasFace ? flips : index % 2 === 1), zoom };
    return before;
  });
}

function expressionsOf(
  choices: readonly ActingChoices[],
  { hasFace, drawnFace = null }: Direction,
): ExpressionName[] {
  const used = new Tally<ExpressionName>();
  const mostUnchanged = hasFace ? Math.floor(choices.length * unchangedShare) : 0;
  const isFree = (name: ExpressionName) => used.of(name) < (name === 'own' ? mostUnchanged : mostAlike);
  return choices.map(({ expressions: own }) => {
    if (!hasFace && !drawnFace) return 'own';
    const free = [own, friendly, expressions]
      .map((each) => each.filter(isFree))
      .find((each) => each.length > 0);
    const chosen = cheapest(free ?? own, (each, rank) => used.of(each) + rank * 0.7);
    used.add(chosen);
    return chosen;
  });
}

const onFace: readonly MarkName[] = ['tears', 'blush', 'blush_lines'];

/** Leaves out marks that need a face, or that would cover what the expression already shows. */
function marksFor(
  { marks }: ActingChoices,
  expression: ExpressionName,
  hasFace: boolean,
): readonly (readonly MarkName[])[] {
  const isCrying = expression === 'crying' || expression === 'teary';
  const isShown = (name: MarkName) => (hasFace || !onFace.includes(name)) && !(isCrying && name === 'tears');
  const shown = marks.map((together) => together.filter(isShown)).filter((together) => together.length > 0);
  return shown.length > 0 ? shown : [['sparkles']];
}

function isTall({ prop }: Staged): boolean {
  return prop !== null && tallProps.includes(prop);
}
