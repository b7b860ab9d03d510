import type { Acting, FacePlace } from './acting.ts';
import type { LimbsName } from './acting_names.ts';
import { actingChoices } from './acting_table.ts';
import type { Feeling } from './feeling.ts';

/** Gestures of drawn faces by feeling; for all others the arms hang. */
const gestures: Readonly<Partial<Record<Feeling, LimbsName>>> = {
  happy: 'both_up',
  love: 'both_up',
  laugh: 'both_up',
  cheer: 'both_up',
  celebrate: 'both_up',
  surprised: 'both_up',
  done: 'both_up',
  praise: 'both_up',
  greeting: 'wave',
  bye: 'wave',
  ok: 'wave',
  thanks: 'wave',
  home: 'wave',
  agree: 'wave',
  idea: 'wave',
  angry: 'hips',
  sulky: 'hips',
  proud: 'hips',
  refuse: 'hips',
  wait: 'hips',
  on_the_way: 'run',
  busy: 'run',
};

/** A face at its automatic place. */
export const plainFace: FacePlace = { x: null, y: null, scale: 1 };

/**
 * Returns the acting with a face drawn at `place`, or without one (null). It shows the expression of the feeling;
 * existing arms and legs are kept.
 */
export function withDrawnFace(acting: Acting, place: FacePlace | null): Acting {
  if (!place) return { ...acting, drawnFace: null };
  const [first = 'smile'] = actingChoices(acting.feeling).expressions.filter((name) => name !== 'own');
  const expression = acting.expression.name === 'own' ? { name: first, strength: 1 } : acting.expression;
  const limbs = acting.drawnFace?.limbs ?? gestures[acting.feeling] ?? 'down';
  const { x, y, scale } = place;
  return { ...acting, expression, drawnFace: { x, y, scale, limbs } };
}

/**
 * Returns where new stickers of a set get their drawn face: the first sticker's place that has one, if most of the
 * acting stickers have one; else null.
 */
export function faceOfSet(actings: readonly (Acting | null)[]): FacePlace | null {
  const acting = actings.flatMap((each) => each ?? []);
  const faces = acting.flatMap(({ drawnFace }) => drawnFace ?? []);
  return faces.length * 2 > acting.length ? (faces[0] ?? null) : null;
}
