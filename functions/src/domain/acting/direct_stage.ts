import type { GroundName, PropName } from './acting_names.ts';
import { type ActingChoices, actingChoices } from './acting_table.ts';
import type { Feeling } from './feeling.ts';
import { cheapest, Tally } from './seeded.ts';

/** Shares of a set with a ground and with a prop. */
const groundShare = 0.3;
const propShare = 0.25;
/** Feelings that gain most from a ground. */
const stagedFeelings: readonly Feeling[] = [
  'good_night',
  'sleepy',
  'surprised',
  'angry',
  'celebrate',
  'on_the_way',
  'shocked',
  'cheer',
  'greeting',
  'happy',
  'proud',
  'sad',
  'love',
];
const dressedFeelings: readonly Feeling[] = [
  'good_night',
  'celebrate',
  'cheer',
  'proud',
  'relaxed',
  'praise',
  'tired',
  'idea',
  'request',
  'angry',
];
/** Props that fit on top of anything: the others need a face or the sides of a head. */
const onTop: readonly PropName[] = [
  'party_hat',
  'crown',
  'nightcap',
  'halo',
  'flower_crown',
  'santa_hat',
  'ribbon',
  'sprout',
  'top_hat',
];
export const tallProps: readonly PropName[] = [
  'party_hat',
  'crown',
  'rabbit_ears',
  'cat_ears',
  'santa_hat',
  'top_hat',
  'halo',
  'nightcap',
  'sprout',
  'devil_horns',
];
const christmas = /クリスマス|メリクリ|christmas|xmas|聖誕/iu;

export interface Staged {
  readonly ground: GroundName | null;
  readonly prop: PropName | null;
}

interface Part {
  readonly text: string;
  readonly feeling: Feeling;
}

/**
 * Chooses which stickers get a ground, a prop, both or neither, and which one: spread apart, and without repetition
 * until all were used.
 */
export function directStage(parts: readonly Part[], hasFace: boolean, random: () => number): Staged[] {
  const choices = parts.map(({ feeling }) => actingChoices(feeling));
  const propsOf = parts.map((part, index) => wearable(choices[index] as ActingChoices, part, hasFace));
  const dressed = chosenPlaces(parts.length, Math.round(parts.length * propShare), (index) => {
    const { text, feeling } = parts[index] as Part;
    if ((propsOf[index] as PropName[]).length === 0) return Number.NaN;
    return (christmas.test(text) ? 5 : dressedFeelings.includes(feeling) ? 1 : 0) + random();
  });
  const staged = chosenPlaces(parts.length, Math.round(parts.length * groundShare), (index) => {
    const { feeling } = parts[index] as Part;
    return (stagedFeelings.includes(feeling) ? 1 : 0) - (dressed.has(index) ? 0.6 : 0) + random();
  });
  const usedGrounds = new Tally<GroundName>();
  const usedProps = new Tally<PropName>();
  let before: GroundName | null = null;
  return parts.map((_, index) => {
    let ground: GroundName | null = null;
    if (staged.has(index)) {
      const { grounds } = choices[index] as ActingChoices;
      ground = cheapest(
        grounds,
        (each, rank) => usedGrounds.of(each) + rank * 0.45 + (each === before ? 5 : 0),
      );
      usedGrounds.add(ground);
    }
    before = ground;
    let prop: PropName | null = null;
    if (dressed.has(index)) {
      prop = cheapest(propsOf[index] as PropName[], (each, rank) => usedProps.of(each) * 1.5 + rank * 0.5);
      usedProps.add(prop);
    }
    return { ground, prop };
  });
}

function wearable({ props }: ActingChoices, { text, feeling }: Part, hasFace: boolean): PropName[] {
  if (feeling === 'celebrate' && christmas.test(text)) return ['santa_hat'];
  return props.filter((name) => name !== 'santa_hat' && (hasFace || onTop.includes(name)));
}

/** Chooses `wanted` of `count` places with the highest desire, avoiding neighbors where possible; NaN = never. */
function chosenPlaces(count: number, wanted: number, desireOf: (index: number) => number): Set<number> {
  const ranked = Array.from({ length: count }, (_, index) => ({ index, desire: desireOf(index) }))
    .filter(({ desire }) => !Number.isNaN(desire))
    .toSorted((one, other) => other.desire - one.desire || one.index - other.index);
  const chosen = new Set<number>();
  for (const apart of [true, false]) {
    for (const { index } of ranked) {
      if (chosen.size >= wanted) break;
      if (apart && (chosen.has(index - 1) || chosen.has(index + 1))) continue;
      chosen.add(index);
    }
  }
  return chosen;
}
