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
 * How each sticker of a set moves: as its acting says, else in a way that suits its feeling. The same feeling twice
 * moves in different ways. The same lines and seed give the same motions.
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

/** The motion of one sticker, independent of the others. */
export function ownMotion(line: MovingLine): Motion {
  return line.acting?.motion ?? (directMotions([line])[0] as Motion);
}

/** Motions in which little of the subject is seen for a while. */
const hiding: ReadonlySet<string> = new Set<SubjectMotionName>(['pop_in', 'slide_in', 'flip', 'spin']);

/** The motion of a picture that stands for a whole set: the subject is seen in every frame of it. */
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

/** Grounds that are the same from all sides may turn. */
function groundMotion(name: string): string {
  return name === 'burst' ? 'beat' : 'none';
}
