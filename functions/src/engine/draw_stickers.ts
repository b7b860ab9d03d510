import { setImmediate } from 'node:timers/promises';
import type { Look } from '../domain/look.ts';
import type { PresetConfig } from '../domain/preset.ts';
import { prepareFonts } from './canvas/caption_fonts.ts';
import { nodeStudio } from './canvas/studio.ts';
import type { CutOut } from './compose/cut_out.ts';
import { stickerComposer } from './compose/sticker_composer.ts';
import type { Pixels } from './compose/surface.ts';
import { type DrawnImage, finishSticker } from './finish/finish_sticker.ts';
import { handOver, startFinisher } from './finish/finisher.ts';

export interface StickerRequest {
  text: string;
  look: Look;
  /** 0-based place in its set, which chooses the caption's colour; the place in the request where it is left out. */
  turn?: number;
}

/** Receives sticker `index` (0-based, in any order) as soon as it is finished. */
export type Deliver = (index: number, sticker: DrawnImage) => void | Promise<void>;

/** Stickers in work at a time: enough to keep both threads busy; each holds half a megabyte of pixels. */
const inWorkAtOnce = 24;
/** Sets from this size on are worth a second thread. */
const largeSet = 4;

/**
 * Draws a sticker for each text and look. Drawing runs here; a second thread finishes what it has time for, and this
 * one the rest, with the same code and so the same bytes. Rejects with the first error of drawing or of `deliver`, after which nothing more is delivered.
 */
export async function drawStickers(
  cutOut: CutOut,
  stickers: readonly StickerRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  if (stickers.length >= largeSet) startFinisher();
  await prepareFonts(
    stickers.map(({ text }) => text),
    preset.font,
  );
  const composer = stickerComposer(cutOut, preset, nodeStudio());
  const running = new Set<Promise<void>>();
  let failed = false;
  const finish = async (index: number, drawn: Pixels) => {
    const picture = await (handOver(drawn, preset) ?? finishSticker(drawn, preset));
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
      if (running.size >= inWorkAtOnce) await Promise.race(running);
      await setImmediate(); // Lets the second thread's answers in.
    }
    await Promise.all(running);
  } finally {
    failed = true;
    await Promise.allSettled(running);
  }
}
