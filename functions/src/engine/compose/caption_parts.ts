import { graphemesOf } from '../../domain/stamps/text_units.ts';

/** An unbreakable piece of a caption; a `glued` piece preferably stays with the one before. */
export interface CaptionPart {
  text: string;
  glued: boolean;
}

const never =
  '、。，．・：；？！!?)]}）］｝〉》」』】〕…‥ー〜～~っゃゅょぁぃぅぇぉゎッャュョァィゥェォヮヶゝゞ々％%♪♡♥☆★＞>,.;:”’»›‰°'; // may not start a line
const opening = '([{（［｛〈《「『【〔＜<￥¥$＃#“‘«‹'; // may not end a line
const particles = new Set(
  'は が を に で と も の へ や か ね よ な ぞ ぜ わ さ て た だ し から まで より だけ ほど など です ます ました ません でした だよ だね かな よね のに ので けど って たら ちゃん さん くん さま 様'.split(
    ' ',
  ),
);
const words = new Intl.Segmenter('ja', { granularity: 'word' });

function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

/** Whether a line may begin with `next` after `previous`, by kinsoku shori; emoji stay with what they follow. */
function mayBreak(previous: string, next: string): boolean {
  const first = graphemesOf(next)[0] ?? '';
  const last = graphemesOf(previous).at(-1) ?? '';
  const closingQuote = /^["']/.test(first) && last !== ' '; // An opening quote follows a space.
  return (
    !closingQuote &&
    !never.includes([...first][0] ?? '') &&
    !opening.includes(last) &&
    !/^\p{Extended_Pictographic}/u.test(first)
  );
}

/**
 * Splits a caption where a line may end: between words, never before 、。！ー or small kana, never after 「. With
 * `fine`, words are also split between graphemes, where no rule forbids it.
 */
export function captionParts(text: string, fine = false): CaptionPart[] {
  const parts: CaptionPart[] = [];
  for (const segment of fine ? graphemesOf(text) : wordsOf(text)) {
    const previous = parts.at(-1);
    if (previous && !mayBreak(previous.text, segment)) previous.text += segment;
    else if (segment === ' ' && previous) previous.text += segment;
    else parts.push({ text: segment, glued: particles.has(segment) });
  }
  return parts;
}
