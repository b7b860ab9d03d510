import type { Acting } from '../acting/acting.ts';
import type { Feeling } from '../acting/feeling.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import { cheapest, seeded, Tally } from '../acting/seeded.ts';
import { type Motion, motionSchema } from './motion.ts';
import type { SubjectMotionName } from './motion_names.ts';
import { motionChoices } from './motion_table.ts';

interface MovingLine {
  readonly text: string;
  readonly acting?: Acting | null;
}

/**
 * Chooses the motion of each sticker in a set: that of its acting, else one that suits its feeling. Stickers with
 * the same feeling move differently. The same lines and seed give the same motions.
 */
export function directMotions(lines: readonly MovingLine[], seed = ''): Motion[] {
  const used = new Tally<string>();
  const random = seeded(seed);
  return lines.map(({ text, acting }) => {
    const number = Math.floor(random() * 10_000);
    if (acting?.motion) return acting.motion;
    const motion = motionOf(acting?.feeling ?? feelingOf(text), used, number);
    return acting?.ground ? { ...motion, ground: groundMotion(acting.ground.name) } : motion;
  });
}

/** Returns the motion of one sticker, independent of the others. */
export function ownMotion(line: MovingLine): Motion {
  return line.acting?.motion ?? (directMotions([line])[0] as Motion);
}

/** Motions that hide most of the subject for a while. */
const hiding: ReadonlySet<string> = new Set<SubjectMotionName>(['pop_in', 'slide_in', 'flip', 'spin']);

/** Returns the motion of a set's main picture: the subject is visible in every frame. */
export function mainMotion(line: MovingLine): Motion {
  const motion = ownMotion(line);
  return hiding.has(motion.subject) ? { ...motion, subject: 'bounce' } : motion;
}

function motionOf(feeling: Feeling, used: Tally<string>, seed: number): Motion {
  const choice = cheapest(motionChoices(feeling), ({ subject, caption }, rank) => {
    return used.of(subject) + used.of(caption) * 0.3 + rank * 0.8;
  });
  used.add(choice.subject);
  used.add(choice.caption);
  return motionSchema.parse({ ...choice, loops: choice.seconds === 1 ? 4 : 2, seed });
}

/** Only rotationally symmetric grounds may turn. */
function groundMotion(name: string): string {
  return name === 'burst' ? 'beat' : 'none';
}
