import { stickerFileName } from '../domain/sticker_spec.ts';
import { zip } from './zip.ts';

/** The package for Creators Market: main.png, tab.png, 01.png … flat, nothing else. Same pictures, same bytes. */
export async function packStickers(pictures: {
  main: Uint8Array;
  tab: Uint8Array;
  stickers: readonly Uint8Array[];
}): Promise<Uint8Array> {
  return zip([
    ['main.png', pictures.main],
    ['tab.png', pictures.tab],
    ...pictures.stickers.map((png, index): [string, Uint8Array] => [stickerFileName(index + 1), png]),
  ]);
}
