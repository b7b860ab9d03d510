import type { Acting } from './acting.ts';
import type { LimbsName } from './acting_names.ts';
import { actingChoices } from './acting_table.ts';
import type { Feeling } from './feeling.ts';

/** Gestures of things with drawn faces; with all other feelings the arms hang. */
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

/** The same acting with or without a face that is drawn on a thing; it shows what the feeling asks for. */
export function withDrawnFace(acting: Acting, isDrawn: boolean): Acting {
  if (!isDrawn) return { ...acting, drawnFace: null };
  const [first = 'smile'] = actingChoices(acting.feeling).expressions.filter((name) => name !== 'own');
  const expression = acting.expression.name === 'own' ? { name: first, strength: 1 } : acting.expression;
  const limbs = gestures[acting.feeling] ?? 'down';
  return { ...acting, expression, drawnFace: acting.drawnFace ?? { limbs, x: null, y: null, scale: 1 } };
}
