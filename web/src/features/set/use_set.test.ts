import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import { describe, expect, it } from 'vitest';
import { isSampleHere, type Sticker } from './use_set.ts';

const image = {} as StampImage;
const sticker = (state: Sticker['state'], picture: StampImage | null = null) => ({ state, image: picture });
const [done, failed, later] = [sticker('done', image), sticker('failed'), sticker('pending')];

describe('a sample', () => {
  it('is here when each of its stickers has its picture or failed; what is drawn later says nothing', () => {
    expect(isSampleHere([done, failed, done, later, later])).toBe(true);
  });

  it('is not while the news of a sticker, or its picture, is still on its way', () => {
    expect(isSampleHere([done, sticker('running'), later])).toBe(false);
    expect(isSampleHere([done, sticker('done'), later])).toBe(false);
    expect(isSampleHere([later, later])).toBe(false);
  });

  it('that is drawn anew keeps the pictures of before', () => {
    expect(isSampleHere([sticker('running', image), later])).toBe(false);
    expect(isSampleHere([sticker('pending', image), later])).toBe(true);
  });
});
