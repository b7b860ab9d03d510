import { letteringWords, markWords, sceneryWords } from './barred_words.ts';

/** What a style's subject is drawn on, as style words put it: the ground is the prompt's to choose. */
const onGround =
  /,?\s*\b(?:on|over|against|in front of|with)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}(?:backgrounds?|backdrops?|grounds?|paper|canvas|wall)\b/giu;
/** What the composition adds, what would fill the ground, and what would make figures alike. */
const ours = [
  ...[letteringWords, markWords, sceneryWords],
  /\b(?:grounds?|borders?|frames?|panels?|posters?|stickers?|expressions?|poses?|transparent)\b|^(?:\w+ )?paper$/iu,
];

/**
 * A style's words without what a prompt says by itself: ground, border, lettering and poses. `barred`: words of the
 * ground's color. So a style never contradicts the rest of a prompt, whatever an operator wrote.
 */
export function styleWords(style: string, barred: RegExp | null): string {
  const clauses = style
    .replaceAll(/["“”„‘«»「」『』()[\]{}<>\\|#*_`]/gu, ' ')
    .split(/[,.;:!?\n、。]+/u)
    .map((clause) => clause.replaceAll(onGround, '').replaceAll(/\s+/gu, ' ').trim())
    .filter((clause) => clause !== '' && ![...ours, barred].some((words) => words?.test(clause)));
  return clauses.join(', ');
}
