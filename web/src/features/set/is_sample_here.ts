import type { Sticker } from './use_set.ts';

/**
 * Whether all of a sample that waits for a word is known. The queue, its messages and their pictures are heard of one by
 * one, in any order: shown sooner, each picture would push the question away from under the finger.
 */
export function isSampleHere(stickers: readonly Pick<Sticker, 'state' | 'image'>[]): boolean {
  const isKnown = stickers.every(({ state, image }) => state !== 'running' && (state !== 'done' || image));
  return isKnown && stickers.some(({ image }) => image);
}
