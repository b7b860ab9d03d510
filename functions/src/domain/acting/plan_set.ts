import type { PresetConfig } from '../presets/preset.ts';
import type { Pose } from '../stamps/pose.ts';
import type { Subject } from '../stamps/stamp.ts';
import { type Acting, type FacePlace, poseOf } from './acting.ts';
import { actingSignature, type Direction, directLines, directSet, type Line } from './direct_set.ts';
import { withDrawnFace } from './drawn_face.ts';

interface Plan {
  readonly preset: Pick<PresetConfig, 'captionPlacement'>;
  /**
   * The kind of subject that the person chose: objects have no face, and may carry lettering that must not be
   * mirrored.
   */
  readonly subject: Subject;
  /** Where objects get a drawn face with arms and legs; null or left out = none. */
  readonly drawnFace?: FacePlace | null;
}

/** Plans the acting of a set before the photo is analyzed, for the page's preview and the server alike. */
export function planSet(messages: readonly string[], plan: Plan, seed = ''): Acting[] {
  return directSet(messages, seed, directionOf(plan));
}

/** A drawn face makes the subject an object, whether the person chose that or left it to the engine. */
function directionOf({ preset, subject, drawnFace: chosen = null }: Plan): Direction {
  const drawnFace = subject === 'person' ? null : chosen;
  const isThing = subject === 'thing' || drawnFace !== null;
  return { preset, hasFace: !isThing, mayFlip: !isThing, drawnFace };
}

interface PlannedSticker {
  readonly text: string;
  readonly pose: Pose;
  readonly acting: Acting;
  readonly styleIndex: number;
  readonly caption: null;
}

/** Returns the content of all stickers of a new set, without the subject. */
export function planStickers(
  messages: readonly string[],
  plan: Plan & { readonly preset: PresetConfig },
): PlannedSticker[] {
  return planSet(messages, plan).map((acting, styleIndex) => ({
    text: messages[styleIndex] ?? '',
    pose: poseOf({ pose: null, acting, styleIndex }, plan.preset),
    acting,
    styleIndex,
    caption: null,
  }));
}

/**
 * Returns another acting for the same message: increment `attempt` for the next one. Keeps the feeling, which the
 * person may have chosen, and a drawn face.
 */
export function otherActing(message: string, now: Acting, plan: Plan, attempt: number): Acting {
  const others = actingsOf({ text: message, feeling: now.feeling }, now, plan, `${attempt}`);
  const shown = actingSignature(now);
  return (
    others.find((each) => actingSignature(each) !== shown && each.framing !== now.framing) ??
    others.find((each) => actingSignature(each) !== shown) ??
    now
  );
}

/**
 * Returns the acting of a line after `now`: the first one of another feeling, or the next one of the same,
 * cyclically. Keeps a drawn face.
 */
export function nextActing(line: Line, now: Acting | null, plan: Plan): Acting {
  const actings = actingsOf(line, now, plan, '');
  const shown = now && now.feeling === line.feeling ? `${now.framing} ${actingSignature(now)}` : null;
  const place = actings.findIndex((each) => `${each.framing} ${actingSignature(each)}` === shown);
  const next = actings[(place + 1) % actings.length];
  if (!next) throw new Error('A line has actings.');
  return next;
}

/** Number of actings in one line's cycle. */
const turnsOfLine = 8;

function actingsOf(line: Line, now: Acting | null, plan: Plan, seed: string): Acting[] {
  const drawnFace = now?.drawnFace ?? null;
  const lines = Array<Line>(turnsOfLine).fill(line);
  const actings = directLines(lines, seed, directionOf({ ...plan, drawnFace }));
  return drawnFace ? actings.map((each) => withDrawnFace(each, drawnFace)) : actings;
}
