import type { Look } from '../../domain/look.ts';
import { suggestedMessages } from '../../domain/suggested_messages.ts';

/** What one cell has to show. */
export interface CellWish {
  readonly message: string;
  readonly look: Look;
}

const poseWords: Readonly<Record<Look['pose'], string>> = {
  full: 'the whole figure',
  bust: 'from the chest up',
  face: 'a close-up of the face',
};
const mostCharacters = 60;

/** A cell's wish in words: the feeling to act out, quoted, and how much of the subject is seen. */
export function poseWordsOf({ message, look }: CellWish): string {
  const english = suggestedMessages.find(({ ja }) => ja === message)?.en;
  const meaning = english ? `${quoted(message)}, which means ${quoted(english)}` : quoted(message);
  return `${meaning}; ${poseWords[look.pose]}`;
}

/** What a person wrote, as one quotation that cannot end early: no quotes, brackets or line breaks of its own. */
export function quoted(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/["'`“”„‘’«»「」『』()[\]{}<>\\|#*_]/gu, ' ')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return `"${Array.from(plain).slice(0, mostCharacters).join('')}"`;
}
