import { prices } from './prices.ts';

/** Tokens for making one sticker of a set again, after `before` regenerations of that set. */
export function regenerationPrice(before: number): number {
  return before < prices.freeRegenerations ? 0 : prices.regeneration;
}
