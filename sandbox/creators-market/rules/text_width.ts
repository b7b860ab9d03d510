import { wideRanges } from './wide_ranges.ts';

/** Units of the counter under a field: a full-width or ambiguous character is 2, any other 1. */
export function textWidth(text: string): number {
  let units = 0;
  for (const character of text) units += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return units;
}

function isWide(point: number): boolean {
  let [low, high] = [0, wideRanges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = wideRanges[middle] ?? [0, 0];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}
