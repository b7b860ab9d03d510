import type { CaptionPlacement } from '../presets/preset.ts';
import { graphemes, standsUpright } from '../stamps/text_units.ts';
import type { Acting } from './acting.ts';
import type { BubbleName, LetteringName } from './acting_names.ts';
import { cheapest, Tally } from './seeded.ts';

/** What is known about a sticker when its caption is placed. */
export interface WordsScene {
  readonly text: string;
  readonly energy: 0 | 1 | 2 | 3;
  readonly bubbles: readonly BubbleName[];
  /** A tall prop is on the head. */
  readonly hasTallProp: boolean;
  readonly hasGround: boolean;
  readonly isFull: boolean;
}

export interface Words {
  readonly style: LetteringName;
  readonly place: CaptionPlacement;
  readonly bubble: BubbleName | null;
}

type Place = CaptionPlacement | 'bubble';

const places: readonly Place[] = ['bottom', 'bubble', 'top', 'right', 'left'];
/** Share of a set with its captions in each place; the preset's own place and the bottom are swapped. */
const shares: Readonly<Record<Place, number>> = {
  bottom: 0.38,
  bubble: 0.22,
  top: 0.14,
  right: 0.13,
  left: 0.13,
};
/** Most graphemes that fit an arch over a head. */
const arched = 9;
/** Most graphemes in a column beside the subject. */
const mostUpright = 11;
/** Most graphemes of moving lettering: one or two short lines. */
const mostMoving = 12;
/** Most graphemes of a column in a bubble: more would be too small to read. */
const mostInColumn = 5;
const isArched = (length: number): boolean => length >= 3 && length <= 16;
const stylesByEnergy: readonly (readonly LetteringName[])[] = [
  ['wave', 'plain', 'tilted'],
  ['tilted', 'plain', 'wave', 'climb'],
  ['climb', 'tilted', 'wave', 'shake'],
  ['shake', 'climb', 'tilted'],
];

/** Chooses place and lettering of each caption: spread over the set, different from its neighbors. */
export function directWords(
  scenes: readonly WordsScene[],
  own: CaptionPlacement,
  random: () => number,
): Words[] {
  const used = new Tally<Place>();
  const styles = new Tally<string>();
  let before: Place | null = null;
  return scenes.map((scene, index) => {
    const place = cheapest(places, (each) => {
      const wanted = each === own ? shares.bottom : each === 'bottom' ? shares[own] : shares[each];
      const excess = used.of(each) - wanted * (index + 1);
      return excess + awkwardness(each, scene) + (each === before ? 1.2 : 0) + random() * 0.35;
    });
    used.add(place);
    before = place;
    return wordsAt(place, scene, own, styles);
  });
}

/** Returns the cost of a place: 9 = the caption would not fit. */
function awkwardness(place: Place, { text, hasTallProp, hasGround, isFull }: WordsScene): number {
  const length = graphemes(text);
  const isLatin = /\p{Script=Latin}{3}/u.test(text);
  if (place === 'bubble')
    return (hasTallProp ? 9 : 0) + (hasGround ? 1.5 : 0) + (length > 14 && !isLatin ? 0.8 : 0);
  if (place === 'top') return (hasTallProp ? 9 : 0) + (length > (isLatin ? 16 : arched) ? 2 : 0);
  if (place === 'bottom') return 0;
  return (fitsBeside(text) ? 0 : 9) + (isFull ? -0.5 : 0);
}

const fitsBeside = (text: string): boolean =>
  standsUpright(text) ? graphemes(text) <= mostUpright : isStackable(text);

/** Tells whether Latin words are short enough to be stacked. */
function isStackable(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length <= 4 && words.every((word) => graphemes(word) <= 7);
}

function wordsAt(
  place: Place,
  { text, energy, bubbles }: WordsScene,
  own: CaptionPlacement,
  styles: Tally<string>,
): Words {
  if (place === 'bubble') {
    const bubble = cheapest(bubbles, (each, index) => styles.of(each) + index * 0.4);
    styles.add(bubble);
    return { style: 'plain', place: bubblePlace(text, own === 'bottom' ? 'top' : own), bubble };
  }
  const choices = stylesAt(place, text, energy);
  const style = cheapest(choices, (each, index) => styles.of(`${place} ${each}`) + index * 0.6);
  styles.add(`${place} ${style}`);
  return { style, place, bubble: null };
}

/** Bubbles beside the subject are columns of a few characters. */
function bubblePlace(text: string, place: CaptionPlacement): CaptionPlacement {
  const isBeside = place === 'left' || place === 'right';
  return isBeside && graphemes(text) > mostInColumn ? 'top' : place;
}

/** Returns a sticker's lettering for other words: unchanged unless they do not fit its place or style. */
export function letteringFor(text: string, lettering: Acting['lettering']): Acting['lettering'] {
  const { style, place, bubble } = lettering;
  if (bubble !== null) return { ...lettering, place: place && bubblePlace(text, place) };
  if (place === 'left' || place === 'right') {
    if (!fitsBeside(text)) return { style: 'plain', place: 'bottom', bubble };
    return { style: standsUpright(text) ? 'upright' : 'stack', place, bubble };
  }
  const length = graphemes(text);
  if (style === 'arch') return isArched(length) ? lettering : { style: 'tilted', place, bubble };
  return length > mostMoving && style !== 'tilted' ? { style: 'plain', place, bubble } : lettering;
}

function stylesAt(place: CaptionPlacement, text: string, energy: 0 | 1 | 2 | 3): readonly LetteringName[] {
  if (place === 'left' || place === 'right') return standsUpright(text) ? ['upright'] : ['stack'];
  const length = graphemes(text);
  if (place === 'top' && isArched(length)) return ['arch', 'arch', 'tilted'];
  return length > mostMoving ? ['plain', 'tilted'] : (stylesByEnergy[energy] ?? ['plain']);
}
