import type { Look } from '../domain/look.ts';
import type { PresetConfig } from '../domain/preset.ts';
import { prepareFonts } from './canvas/caption_fonts.ts';
import { nodeStudio } from './canvas/studio.ts';
import type { CutOut } from './compose/cut_out.ts';
import { stickerComposer } from './compose/sticker_composer.ts';
import type { Crop } from './compose/trim.ts';
import { encodePng } from './png.ts';

export interface DrawnImage {
  png: Uint8Array;
  width: number;
  height: number;
}

export interface StickerRequest {
  text: string;
  look: Look;
  /** 0-based place in its set, which chooses the caption's colour; the place in the request where it is left out. */
  turn?: number;
}

/** Receives sticker `index` (0-based, in any order) as soon as it is finished. */
export type Deliver = (index: number, sticker: DrawnImage) => void | Promise<void>;

/** Pictures being encoded at a time: enough to keep two cores busy, few enough to stay small. */
const encodersAtOnce = 6;

/**
 * Draws a sticker for each text and look. Composition runs here, encoding beside it on zlib's threads. Rejects with
 * the first error of drawing or of `deliver`, after which nothing more is delivered.
 */
export async function drawStickers(
  cutOut: CutOut,
  stickers: readonly StickerRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  const [studio] = await Promise.all([
    nodeStudio(),
    prepareFonts(
      stickers.map(({ text }) => text),
      preset.font,
    ),
  ]);
  const composer = stickerComposer(cutOut, preset, studio);
  const running = new Set<Promise<void>>();
  let failed = false;
  const finish = async (index: number, drawn: Crop) => {
    const picture = await encoded(drawn);
    if (!failed) await deliver(index, picture);
  };
  try {
    for (const [index, { text, look, turn }] of stickers.entries()) {
      const task = finish(index, composer.sticker({ text, look, turn: turn ?? index })).finally(() =>
        running.delete(task),
      );
      running.add(task);
      task.catch(() => {
        failed = true;
      });
      if (running.size >= encodersAtOnce) await Promise.race(running);
    }
    await Promise.all(running);
  } finally {
    failed = true;
    await Promise.allSettled(running);
  }
}

async function encoded(drawn: Crop): Promise<DrawnImage> {
  return { png: await encodePng(drawn), width: drawn.width, height: drawn.height };
}
