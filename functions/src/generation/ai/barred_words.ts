/** What no prompt may ask for, since the composition adds it: words … */
export const letteringWords =
  /\b(?:write|writes|written|writing|text|words?|letters|lettering|captions?|captioned|speech bubbles?|bubbles?|titles?|logos?|signs?|slogans?|watermarks?|handwritten|inscriptions?|typography)\b/iu;
/** … marks and props … */
export const markWords =
  /\b(?:sparkles|sweat drops?|music(?:al)? notes?|zzz|question marks?|exclamation marks?|speed lines|floating hearts|party hats?|crowns?|nightcaps?|sunglasses)\b/iu;
/** … and what is behind the figures, with the border around them. */
export const sceneryWords =
  /\b(?:backgrounds?|backdrops?|scenery|landscapes?|cityscapes?|on white|on black|white outlines?|die-cut)\b/iu;
