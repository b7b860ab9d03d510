import type { Manner } from './sheet_prompt.ts';
import { letteringWords, markWords, sceneryWords } from './style_words.ts';

/** The request that a prompt is checked against. */
interface Asked extends Pick<Manner, 'ground'> {
  /** Whether the model supports transparency. */
  readonly hasAlpha: boolean;
  readonly mostCharacters: number;
}

/** A problem of a prompt, with the letter of its cell. Never contains a user's text. */
type Contradiction =
  | 'too_long'
  | 'lettering_asked'
  | 'marks_asked'
  | 'scenery_asked'
  | 'transparent_without_alpha'
  | 'two_grounds'
  | 'no_ground'
  | 'ground_color_in_figure'
  | `${'body_in_close_up' | 'same_pose' | 'cell_twice' | 'cell_missing'} ${string}`;

const barring = /\b(?:no|not|never|nothing|without)\b/iu;
const wholeBody =
  /\b(?:stand(?:s|ing)?|walk(?:s|ing)?|run(?:s|ning)?|jump(?:s|ing)?|leap(?:s|ing)?|hop(?:s|ping)?|sit(?:s|ting)?|kneel(?:s|ing)?|squat(?:s|ting)?|crouch(?:es|ing)?|lying|danc(?:es|ing)|striding|marching|tiptoe|knees?|legs?|feet|foot|whole figure)\b/iu;
const close = /\b(?:from the chest up|close-up)\b/iu;

/**
 * Finds contradictions within a prompt, and between the prompt, the model and the background. Quotations contain
 * users' texts and are not checked.
 */
export function contradictionsIn(
  prompt: string,
  { ground, hasAlpha, mostCharacters }: Asked,
): Contradiction[] {
  const lines = prompt.replaceAll(/"[^"\n]*"/gu, '""').split('\n');
  const asked = lines.flatMap((line) => line.split(/[.;]\s/u)).filter((clause) => !barring.test(clause));
  const asks = (what: RegExp) => asked.some((clause) => what.test(clause));
  const cells = cellsOf(lines);
  const found: Contradiction[] = [];
  if (prompt.length > mostCharacters) found.push('too_long');
  if (asks(letteringWords)) found.push('lettering_asked');
  if (asks(markWords)) found.push('marks_asked');
  if (asks(sceneryWords)) found.push('scenery_asked');
  found.push(...groundProblems(asked, ground, hasAlpha));
  for (const { name, words } of cells) {
    const clauses = words.split(/[;.]\s?/u).filter((clause) => !barring.test(clause));
    if (close.test(words) && clauses.some((clause) => wholeBody.test(clause))) {
      found.push(`body_in_close_up ${name}`);
    }
  }
  const poses = cells.map(({ words }) => /\bpose: ([^;]*)/u.exec(words)?.[1] ?? words);
  for (const [index, { name }] of cells.entries()) {
    if (poses.indexOf(poses[index] ?? '') < index) found.push(`same_pose ${name}`);
  }
  return [...found, ...mapProblems(lines)];
}

function groundProblems(
  asked: readonly string[],
  ground: Asked['ground'],
  hasAlpha: boolean,
): Contradiction[] {
  const found: Contradiction[] = [];
  const isClear = asked.some((clause) => /\btransparent\b/iu.test(clause));
  const hexes = new Set(asked.flatMap((clause) => clause.match(/#[0-9a-f]{6}\b/giu) ?? []));
  if (isClear && !hasAlpha) found.push('transparent_without_alpha');
  if (hexes.size + (isClear ? 1 : 0) > 1) found.push('two_grounds');
  if (hexes.size === 0 && !isClear) found.push('no_ground');
  if (ground === 'transparent') return found;
  const elsewhere = asked.filter((clause) => !clause.includes(ground.hex));
  if (elsewhere.some((clause) => ground.words.test(clause))) found.push('ground_color_in_figure');
  return found;
}

interface Cell {
  readonly name: string;
  readonly words: string;
}

/** Returns the lines that begin with a cell's letter, or describe the only figure. */
function cellsOf(lines: readonly string[]): Cell[] {
  return lines.flatMap((line) => {
    const [, name, words] = /^([A-Z]|The figure): (.*)$/u.exec(line) ?? [];
    return name !== undefined && words !== undefined ? [{ name, words }] : [];
  });
}

/** Checks that every cell of the map is described exactly once. */
function mapProblems(lines: readonly string[]): Contradiction[] {
  const map = lines.filter((line) => /^[A-Z](?: [A-Z])+$/u.test(line)).flatMap((line) => line.split(' '));
  const told = lines.flatMap((line) => /^([A-Z](?:, [A-Z])*): /u.exec(line)?.[1]?.split(', ') ?? []);
  return map.flatMap((name): Contradiction[] => {
    const times = told.filter((each) => each === name).length;
    return times === 1 ? [] : [`${times === 0 ? 'cell_missing' : 'cell_twice'} ${name}`];
  });
}
