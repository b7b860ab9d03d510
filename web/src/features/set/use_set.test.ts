import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import { describe, expect, it } from 'vitest';
import { isProofSheetLoaded, type Sticker } from './use_set.ts';

const image = {} as StampImage;
const sticker = (state: Sticker['state'], picture: StampImage | null = null) => ({ state, image: picture });
const [done, failed, later] = [sticker('done', image), sticker('failed'), sticker('pending')];

describe('proof sheet', () => {
  it('is loaded when each of its stickers has a picture or failed, whatever is drawn later', () => {
    expect(isProofSheetLoaded([done, failed, done, later, later])).toBe(true);
  });

  it('is not loaded while a sticker is running or its picture is missing', () => {
    expect(isProofSheetLoaded([done, sticker('running'), later])).toBe(false);
    expect(isProofSheetLoaded([done, sticker('done'), later])).toBe(false);
    expect(isProofSheetLoaded([later, later])).toBe(false);
  });

  it('stays loaded with its earlier pictures until its redrawing starts', () => {
    expect(isProofSheetLoaded([sticker('running', image), later])).toBe(false);
    expect(isProofSheetLoaded([sticker('pending', image), later])).toBe(true);
  });
});
