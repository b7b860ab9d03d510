/** Words for lettering, which the composition adds and a prompt must not request. */
export const letteringWords =
  /\b(?:write|writes|written|writing|text|words?|letters|lettering|captions?|captioned|speech bubbles?|bubbles?|titles?|logos?|signs?|slogans?|watermarks?|handwritten|inscriptions?|typography)\b/iu;

/** Words for marks and props, which the composition adds and a prompt must not request. */
export const markWords =
  /\b(?:sparkles|sweat drops?|music(?:al)? notes?|zzz|question marks?|exclamation marks?|speed lines|floating hearts|party hats?|crowns?|nightcaps?|sunglasses)\b/iu;

/** Words for scenery and borders, which a prompt must not request. */
export const sceneryWords =
  /\b(?:backgrounds?|backdrops?|scenery|landscapes?|cityscapes?|on white|on black|white outlines?|die-cut)\b/iu;

/** Style words for the background, which the prompt sets itself. */
const onGround =
  /,?\s*\b(?:on|over|against|in front of|with)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}(?:backgrounds?|backdrops?|grounds?|paper|canvas|wall)\b/giu;
/** Words for what the composition adds, for a filled background, and for figures that look alike. */
const ours = [
  ...[letteringWords, markWords, sceneryWords],
  /\b(?:grounds?|borders?|frames?|panels?|posters?|stickers?|expressions?|poses?|transparent)\b|^(?:\w+ )?paper$/iu,
];

/**
 * Removes words for background, border, lettering and poses from a style, because the prompt sets them itself.
 * `barred`: words of the background's color. A style therefore never contradicts the rest of a prompt, whatever an
 * operator wrote.
 */
export function styleWords(style: string, barred: RegExp | null): string {
  const clauses = style
    .replaceAll(/["“”„‘«»「」『』()[\]{}<>\\|#*_`]/gu, ' ')
    .split(/[,.;:!?\n、。]+/u)
    .map((clause) => clause.replaceAll(onGround, '').replaceAll(/\s+/gu, ' ').trim())
    .filter((clause) => clause !== '' && ![...ours, barred].some((words) => words?.test(clause)));
  return clauses.join(', ');
}
