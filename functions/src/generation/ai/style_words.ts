/** What the composition adds and a prompt must not ask for: words … */
export const letteringWords =
  /\b(?:write|writes|written|writing|text|words?|letters|lettering|captions?|captioned|speech bubbles?|bubbles?|titles?|logos?|signs?|slogans?|watermarks?|handwritten|inscriptions?|typography)\b/iu;

/** … marks and props … */
export const markWords =
  /\b(?:sparkles|sweat drops?|music(?:al)? notes?|zzz|question marks?|exclamation marks?|speed lines|floating hearts|party hats?|crowns?|nightcaps?|sunglasses)\b/iu;

/** … and what is behind the figures, with the border around them. */
export const sceneryWords =
  /\b(?:backgrounds?|backdrops?|scenery|landscapes?|cityscapes?|on white|on black|white outlines?|die-cut)\b/iu;

/** Style words for the ground, which the prompt itself chooses. */
const onGround =
  /,?\s*\b(?:on|over|against|in front of|with)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}(?:backgrounds?|backdrops?|grounds?|paper|canvas|wall)\b/giu;
/** Words for what the composition adds, for a filled ground, and for figures that are alike. */
const ours = [
  ...[letteringWords, markWords, sceneryWords],
  /\b(?:grounds?|borders?|frames?|panels?|posters?|stickers?|expressions?|poses?|transparent)\b|^(?:\w+ )?paper$/iu,
];

/**
 * A style's words without those for ground, border, lettering and poses, which the prompt sets itself. `barred`:
 * words of the ground's color. This way a style never contradicts the rest of a prompt, whatever an operator wrote.
 */
export function styleWords(style: string, barred: RegExp | null): string {
  const clauses = style
    .replaceAll(/["“”„‘«»「」『』()[\]{}<>\\|#*_`]/gu, ' ')
    .split(/[,.;:!?\n、。]+/u)
    .map((clause) => clause.replaceAll(onGround, '').replaceAll(/\s+/gu, ' ').trim())
    .filter((clause) => clause !== '' && ![...ours, barred].some((words) => words?.test(clause)));
  return clauses.join(', ');
}
